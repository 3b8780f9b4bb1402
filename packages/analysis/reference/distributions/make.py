"""Makes expected.json beside this file: distribution values to 20 digits, worked out with 60 by mpmath (BSD licence).

Run: python3 make.py   (needs `mpmath`; the tests need only the table). Sums and series are written out here so that
nothing of the code under test is used: incomplete gamma by its series or mpmath's, binomial tails by summing masses.
"""
import json, os
from mpmath import mp, mpf, erfc, sqrt, exp, log, loggamma, quad, findroot, inf, pi, betainc

mp.dps = 60
rows = []
def put(f, args, v):
    rows.append({'f': f, 'args': args, 'value': mp.nstr(v, 20)})
M = mpf  # of a float: the double itself, not its printed form

def gser(a, x):  # lower regularised, series with positive terms
    a, x = M(a), M(x)
    t = s = mpf(1); n = 0
    while True:
        n += 1; t *= x / (a + n); s += t
        if t < s * mpf(10) ** -50 and n > x - a: break
    return exp(a * log(x) - x - loggamma(a + 1)) * s

for x in [0.0, 0.5, -1.0, 1.96, -3.0, 5.0, -8.0, -12.0, -20.0, -37.5]:
    put('normalCdf', [x], erfc(-M(x) / sqrt(mpf(2))) / 2)
for p in [0.5, 0.975, 0.1, 0.001, 1e-5, 1e-10, 1e-20, 1e-50, 1e-100, 1e-300, 0.4999, 0.6, 0.02425]:
    q = M(p); g = -sqrt(-2 * log(min(q, 1 - q)))
    mp.dps = 40
    z = findroot(lambda z: log(erfc(-z / sqrt(mpf(2))) / 2) - log(min(q, 1 - q)), (g * mpf('0.9') if q != 0.5 else mpf(0)), tol=1e-60, verify=False) if q != mpf(0.5) else mpf(0)
    if q > 0.5: z = -z
    mp.dps = 60
    put('normalQuantile', [p], z)
for a, x in [(0.5, 0.1), (1, 1), (2.5, 7), (10, 3), (10, 30), (100, 80), (100, 140), (1000, 1000), (1000, 950), (1000, 1100), (1000, 1300), (12345, 12000), (1e5, 100300), (1e6, 998000), (0.01, 1e-5), (3, 1e-8)]:
    lo = gser(a, x)
    put('gammaCdf', [x, a], lo); put('gammaCdf', [x, a, True], 1 - lo)
for k, m in [(0, 1.7), (3, 0.4), (10, 17.25), (150, 100), (12345, 12000), (900, 1000), (60, 10)]:
    up = gser(k + 1, m)
    put('poissonCdf', [k, m], 1 - up); put('poissonCdf', [k, m, True], up)
    put('poissonMass', [k, m], exp(k * log(M(m)) - M(m) - loggamma(mpf(k + 1))))
for df, t in [(1, 2.0), (3, -1.5), (98, 26.7), (98, 9.5), (10, 0.01), (1000, 5.0), (2.5, 3.0), (80, 1.99)]:
    d, T = M(df), M(t)
    den = lambda s: exp(loggamma((d + 1) / 2) - loggamma(d / 2)) / sqrt(d * pi) * (1 + s * s / d) ** (-(d + 1) / 2)
    up = quad(den, [abs(T), 2 * abs(T) + 1, 4 * abs(T) + 4, 20 * abs(T) + 20, inf])
    put('studentTCdf', [t, df], up if t < 0 else 1 - up)
    put('studentTCdf', [t, df, True], 1 - up if t < 0 else up)
for df, p in [(98, 0.975), (3, 0.025), (1, 0.999), (10, 1e-8), (5.5, 0.6)]:
    d, q = M(df), M(p); tail = min(q, 1 - q)
    # P(|T|>t) as an incomplete beta at x = d/(d+t^2), solved for t
    f = lambda u: log(betainc(d / 2, mpf(1) / 2, 0, d / (d + exp(2 * u)), regularized=True) / 2) - log(tail)
    lo, hi = mpf(-30), mpf(30)
    for _ in range(190):
        mid = (lo + hi) / 2
        if f(mid) > 0: lo = mid
        else: hi = mid
    t = exp((lo + hi) / 2)
    put('studentTQuantile', [p, df], t if q > 0.5 else -t)
for k, n, p in [(3, 10, 0.3), (0, 50, 0.01), (250, 1000, 0.2), (250, 1000, 0.25), (7, 34, 0.9), (5000, 10000, 0.5), (120, 20000, 0.005)]:
    P = M(p); ms = [exp(loggamma(mpf(n + 1)) - loggamma(mpf(j + 1)) - loggamma(mpf(n - j + 1)) + j * log(P) + (n - j) * log(1 - P)) for j in range(k + 1)]
    put('binomialMass', [k, n, p], ms[-1]); put('binomialCdf', [k, n, p], sum(ms)); put('binomialCdf', [k, n, p, True], 1 - sum(ms))
for k, mu, th in [(0, 3.2, 1.5), (5, 3.2, 1.5), (25, 20.0, 20.0), (1821, 1600.0, 18.4), (900, 1600.0, 18.4), (12, 10.0, 1e4), (2500, 2000.0, 5.0), (20, 10.0, 1e7), (300, 100.0, 0.5)]:
    mu_, th_ = M(mu), M(th)
    ms = [exp(loggamma(th_ + j) - loggamma(th_) - loggamma(mpf(j + 1)) + th_ * log(th_ / (th_ + mu_)) + j * log(mu_ / (th_ + mu_))) for j in range(k + 1)]
    put('negativeBinomialMass', [k, mu, th], ms[-1]); put('negativeBinomialCdf', [k, mu, th], sum(ms)); put('negativeBinomialCdf', [k, mu, th, True], 1 - sum(ms))
for p, a in [(0.025, 3), (0.975, 4), (0.001, 10), (0.999, 12346), (0.5, 0.3), (1e-10, 25), (0.025, 1000), (1e-6, 0.2)]:
    q = M(p); lo, hi = mpf(10) ** -60, M(a) * 10 + 100
    for _ in range(220):
        mid = sqrt(lo * hi)
        if gser(a, mid) < q: lo = mid
        else: hi = mid
    put('gammaQuantile', [p, a], lo)
for p, a, b in [(0.025, 3, 8), (0.975, 4, 7), (0.5, 250, 751), (1e-6, 2, 5)]:
    q = M(p); lo, hi = mpf(0), mpf(1)
    # integer a, b: the tail is a binomial sum
    F = lambda x: 1 - sum(exp(loggamma(mpf(a + b)) - loggamma(mpf(j + 1)) - loggamma(mpf(a + b - j)) + j * log(x) + (a + b - 1 - j) * log(1 - x)) for j in range(a))
    for _ in range(190):
        mid = (lo + hi) / 2
        if F(mid) < q: lo = mid
        else: hi = mid
    put('betaQuantile', [p, a, b], lo)
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, 'expected.json'), 'w') as f:
    json.dump({'provenance': 'mpmath at 60 digits, by make.py in this folder; arguments are the exact doubles', 'rows': rows}, f, indent=0)
    f.write('\n')
print(len(rows), 'rows')
