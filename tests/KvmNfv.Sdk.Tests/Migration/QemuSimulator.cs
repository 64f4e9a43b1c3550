using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

/// <summary>
/// QEMU's pre-copy, page by page, apart from the model under test: a guest that writes at random into a working set, a bitmap that is sent in order, a log that becomes
/// the next bitmap when the rest looks small enough, rounds of 50 ms, auto-converge judged once a second (migration/migration.c, migration/ram.c).
/// </summary>
internal sealed class QemuSimulator
{
    public const int PageBytes = 64 * 1024;
    private const double Tick = 0.01;
    private const double Round = 0.05;

    private readonly Random _random;
    private readonly bool[] _bitmap;
    private readonly bool[] _log;
    private readonly double _writesEachTick;
    private readonly int _workingSet;
    private readonly double _pagesEachTick;
    private double _debt;
    private double _writeDebt;
    private int _next;

    public QemuSimulator(int seed, double memoryMiB, double bandwidthMiB, double writeMiB, double workingSetMiB)
    {
        _random = new Random(seed);
        _bitmap = new bool[(int)(memoryMiB * 1048576 / PageBytes)];
        _log = new bool[_bitmap.Length];
        Array.Fill(_bitmap, true);
        Remaining = _bitmap.Length;
        _workingSet = Math.Max(1, (int)(workingSetMiB * 1048576 / PageBytes));
        _writesEachTick = writeMiB * 1048576 / PageBytes * Tick;
        _pagesEachTick = bandwidthMiB * 1048576 / PageBytes * Tick;
    }

    public int Remaining { get; private set; }

    public double Time { get; private set; }

    public double Downtime { get; private set; }

    public bool Finished { get; private set; }

    public int Throttle { get; private set; }

    public List<PassRecord> Passes { get; } = [];

    /// <summary>Runs until the end or for a time.</summary>
    /// <param name="limit">The downtime limit in seconds, at a time.</param>
    /// <param name="seconds">How long to run.</param>
    /// <param name="autoConverge">Whether it throttles.</param>
    /// <param name="overhead">What a switch-over costs besides, in seconds.</param>
    /// <param name="load">The guest's load at a time, as a factor.</param>
    public QemuSimulator Run(Func<double, double> limit, double seconds = 60, bool autoConverge = false, double overhead = 0, Func<double, double>? load = null)
    {
        var (dirtied, sentThen, judged, high) = (0.0, 0.0, 0.0, 0);
        Begin(limit(0));
        while (Time < seconds)
        {
            var threshold = _pagesEachTick / Tick * limit(Time);
            for (var t = 0.0; t < Round - 1e-9 && Remaining > 0; t += Tick)
            {
                sentThen += Send();
                dirtied += Write(load?.Invoke(Time) ?? 1);
                Time += Tick;
            }

            if (Remaining > threshold)
                continue;
            Merge();
            if (autoConverge && Time - judged > 1)
            {
                high = dirtied > sentThen / 2 ? high + 1 : high;
                if (high >= 2)
                    (Throttle, high) = (Math.Min(99, Throttle == 0 ? 20 : Throttle + 10), 0);
                (dirtied, sentThen, judged) = (0, 0, Time);
            }

            if (Remaining <= threshold)
            {
                Downtime = Remaining / (_pagesEachTick / Tick) + overhead;
                Time += Downtime;
                Finished = true;
                break;
            }

            Begin(limit(Time));
        }

        return this;
    }

    private void Begin(double limit) => Passes.Add(new PassRecord
    {
        Iteration = Passes.Count + 1,
        At = TimeSpan.FromSeconds(Time),
        Remaining = new((ulong)Remaining * PageBytes),
        // QEMU's own figure is a snapshot.
        Bandwidth = DataRate.FromBytesPerSecond(_pagesEachTick / Tick * PageBytes * (0.95 + 0.1 * _random.NextDouble())),
        Throttle = Throttle,
        DowntimeLimit = TimeSpan.FromSeconds(limit),
    });

    private int Send()
    {
        _debt += _pagesEachTick;
        var sent = 0;
        for (; _debt >= 1 && Remaining > 0; _debt--, sent++)
        {
            while (!_bitmap[_next])
                _next = (_next + 1) % _bitmap.Length;
            _bitmap[_next] = false;
            Remaining--;
        }

        return sent;
    }

    private int Write(double load)
    {
        _writeDebt += _writesEachTick * load * (1 - Throttle / 100.0);
        var dirtied = 0;
        for (; _writeDebt >= 1; _writeDebt--)
        {
            // The working set lies scattered: every k-th page.
            var page = (int)((long)_random.Next(_workingSet) * (_bitmap.Length - 1) / _workingSet);
            if (!_log[page])
                dirtied++;
            _log[page] = true;
        }

        return dirtied;
    }

    private void Merge()
    {
        for (var i = 0; i < _log.Length; i++)
        {
            if (_log[i] && !_bitmap[i])
            {
                _bitmap[i] = true;
                Remaining++;
            }
        }

        Array.Clear(_log);
    }
}
