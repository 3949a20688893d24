import re,sys,os,glob
N=int(sys.argv[2]) if len(sys.argv)>2 else 8
def words(t): return re.findall(r"[^\W\d_]+",re.sub(r'<[^>]+>',' ',t).lower())
S=set()
for d,_,fs in os.walk('/work/shared/corpus'):
    for f in fs:
        p=os.path.join(d,f)
        if not f.endswith(('.txt','.md','.html','.xml')) or os.path.getsize(p)>6e6: continue
        w=words(open(p,encoding='utf8',errors='ignore').read())
        for i in range(len(w)-N+1): S.add(hash(tuple(w[i:i+N])))
for ln,l in enumerate(open(sys.argv[1],encoding='utf8'),1):
    w=words(l);i=0;
    while i<=len(w)-N:
        j=i
        while j<=len(w)-N and hash(tuple(w[j:j+N])) in S: j+=1
        if j>i:
            print(ln,j-i+N-1,' '.join(w[i:j+N-1])); i=j+N-1
        else: i+=1
