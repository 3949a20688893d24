import re,sys
def load(path, ext=None):
    """returns list of items: ('t',txt) ('pre',[lines]) ('ch',rest) ('cl',n) ('art',key,num,head,[lines])"""
    items=[];cur=None
    for line in open(path,encoding='utf8'):
        line=line.rstrip()
        if not line.strip(): continue
        if line.startswith('%t '): items.append(['t',line[3:]]);cur=None
        elif line.startswith('%pre'): cur=['pre',[]];items.append(cur)
        elif line.startswith('%ch '): items.append(['ch',line[4:]]);cur=None
        elif line.startswith('%cl '): items.append(['cl',line[4:]]);cur=None
        elif line.startswith('%close'): cur=['close',[]];items.append(cur)
        elif line.startswith('%% '):
            p=[x.strip() for x in line[3:].split('|')]
            key=p[0]; num=p[1] if len(p)==3 else None; head=p[-1]
            cur=['art',key,num,head,[]]; items.append(cur)
        else: cur[-1].append(line)
    if ext:
        by={it[1] if it[0]=='art' else it[0]:it for it in items if it[0] in('art','pre')}
        tgt=None;pos=None
        for line in open(ext,encoding='utf8'):
            line=line.rstrip()
            if not line: continue
            if line.startswith('@'):
                k,pre=line[1:].split('|',1); tgt=by[k][-1]
                idx=[i for i,l in enumerate(tgt) if l.startswith(pre)]
                assert len(idx)==1,(k,pre,idx)
                pos=idx[0]+1
                while pos<len(tgt) and pre[0]!='(' and re.match(r'\[?\([a-zأ-ي]',tgt[pos]): pos+=1
            else: tgt.insert(pos,line);pos+=1
    return items
ORD=['','الأول','الثاني','الثالث','الرابع','الخامس','السادس','السابع','الثامن','التاسع']
ROM=['','I','II','III','IV','V','VI','VII','VIII','IX']
def numbers(items):
    n=0;m={}
    for it in items:
        if it[0]!='art':continue
        if it[2]: m[it[1]]=it[2]
        else: n+=1;m[it[1]]=str(n)
    return m
def render(items,lang='en'):
    m=numbers(items)
    L=dict(en=('Article','Chapter','Cluster','Preamble'),ar=('المادة','الفصل','المجموعة','الديباجة'))[lang]
    def sub(s): 
        def r(x):
            v=m[x.group(1)]
            return v.replace('bis','مكرراً') if lang=='ar' else v
        return re.sub(r'\{(\w+)\}',r,s)
    out=[]
    for it in items:
        if it[0]=='t': out.append(it[1]+'\n')
        elif it[0]=='pre':
            out.append('\n'+L[3]+'\n')
            for l in it[1]: out.append('\n'+sub(l)+'\n')
        elif it[0]=='ch':
            r,t=it[1].split(' ',1)
            i=ROM.index(r)
            out.append('\n'+L[1]+' '+(ORD[i] if lang=='ar' else r)+'\n'+t+'\n')
        elif it[0]=='cl': out.append('\n'+L[2]+' '+it[1]+'\n')
        elif it[0]=='close':
            for l in it[1]: out.append('\n'+sub(l)+'\n')
        else:
            num=m[it[1]]
            if lang=='ar': num=num.replace('bis','مكرراً')
            out.append('\n'+L[0]+' '+num+'\n'+it[3]+'\n')
            first=True
            for l in it[4]:
                pt=re.match(r"\[?(\([a-z]+\)|\([أ-ي]ـ?\)|'\d+')",l)
                if first or not pt: out.append('\n')
                out.append(sub(l)+'\n'); first=False
    return ''.join(out)
if __name__=='__main__':
    pass
