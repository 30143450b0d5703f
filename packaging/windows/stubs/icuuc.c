/* TEST-ONLY stand-in for Windows' own icuuc.dll (absent from Wine < 11.5).
   Qt6Core 6.12 imports exactly these 20 symbols, for legacy text codecs only. Never ship it. */
#define X __declspec(dllexport)
typedef int UErr; enum { U_UNSUPPORTED = 16 };
X void *ucnv_open(const char *n, UErr *e){ (void)n; if(e) *e = U_UNSUPPORTED; return 0; }
X void ucnv_close(void *c){ (void)c; }
X void ucnv_reset(void *c){ (void)c; }
X signed char ucnv_getMaxCharSize(const void *c){ (void)c; return 1; }
X const char *ucnv_getName(const void *c, UErr *e){ (void)c; if(e) *e = U_UNSUPPORTED; return 0; }
X const char *ucnv_getStandardName(const char *n,const char *s,UErr *e){ (void)n;(void)s; if(e) *e=U_UNSUPPORTED; return 0; }
X const char *ucnv_getAvailableName(int n){ (void)n; return 0; }
X int ucnv_countAvailable(void){ return 0; }
X void ucnv_getToUCallBack(const void*c,void**a,const void**x){ (void)c; if(a)*a=0; if(x)*x=0; }
X void ucnv_getFromUCallBack(const void*c,void**a,const void**x){ (void)c; if(a)*a=0; if(x)*x=0; }
X void ucnv_setToUCallBack(void*c,void*n,const void*x,void**o,const void**ox,UErr*e){ (void)c;(void)n;(void)x;(void)o;(void)ox; if(e)*e=U_UNSUPPORTED; }
X void ucnv_setFromUCallBack(void*c,void*n,const void*x,void**o,const void**ox,UErr*e){ (void)c;(void)n;(void)x;(void)o;(void)ox; if(e)*e=U_UNSUPPORTED; }
X void ucnv_cbToUWriteUChars(void*a,const void*s,int l,int o,UErr*e){ (void)a;(void)s;(void)l;(void)o; if(e)*e=U_UNSUPPORTED; }
X void ucnv_cbFromUWriteUChars(void*a,const void**s,const void*l,int o,UErr*e){ (void)a;(void)s;(void)l;(void)o; if(e)*e=U_UNSUPPORTED; }
X void ucnv_toUnicode(void*c,void**t,const void*tl,const char**s,const char*sl,int*o,int f,UErr*e){ (void)c;(void)t;(void)tl;(void)s;(void)sl;(void)o;(void)f; if(e)*e=U_UNSUPPORTED; }
X void ucnv_fromUnicode(void*c,char**t,const char*tl,const void**s,const void*sl,int*o,int f,UErr*e){ (void)c;(void)t;(void)tl;(void)s;(void)sl;(void)o;(void)f; if(e)*e=U_UNSUPPORTED; }
X int ucnv_toUCountPending(const void*c,UErr*e){ (void)c; if(e)*e=U_UNSUPPORTED; return 0; }
X int ucnv_fromUCountPending(const void*c,UErr*e){ (void)c; if(e)*e=U_UNSUPPORTED; return 0; }
X void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void){}
X void UCNV_TO_U_CALLBACK_SUBSTITUTE(void){}
