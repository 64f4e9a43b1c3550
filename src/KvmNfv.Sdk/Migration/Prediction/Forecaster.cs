using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Runs the model pass by pass, as QEMU does: a pass sends what is dirty until the rest fits into bandwidth times downtime limit, then the dirty bitmap is
/// read again; if the rest still fits, the guest stops and the rest is sent (migration/migration.c, migration/ram.c).
/// </summary>
internal sealed class Forecaster
{
    /// <summary>Zero pages are only read and compared, with AVX2 at about the speed of memory.</summary>
    private const double ZeroScan = 20.0 * (1UL << 30);

    /// <summary>QEMU sends for up to 50 ms before it looks at what remains (MAX_WAIT in migration/ram.c), so bitmap readings are that far apart.</summary>
    private const double ShortestPass = 0.05;

    /// <summary>It looks earlier where nothing is left to send; reading the bitmap then takes this long, as measured with QEMU 10.</summary>
    private const double LeastPass = 0.003;

    private const int MostPasses = 100_000;
    private const int PassesTold = 100;

    private readonly ForecastModel _model;
    private readonly Throttle _throttle;
    private readonly List<PassForecast> _passes = [];
    private readonly double _firstBandwidth;
    private double _time;
    private double _remaining;
    private double _wire;
    private double _best = double.MaxValue;
    private double _bestAt;
    private int _iteration;
    private int _stalled;

    private Forecaster(ForecastModel model, EquatableList<PassRecord> seen)
    {
        _model = model;
        _firstBandwidth = model.Bandwidth.BytesPerSecond;
        var last = seen.Count > 0 ? seen[^1] : null;
        _throttle = new Throttle(model, last?.Throttle ?? 0);
        (_time, _remaining, _iteration) = last is null
            ? (model.Setup.TotalSeconds, model.Memory.Bytes, 1)
            : (last.At.TotalSeconds, last.Remaining.Bytes, last.Iteration);
        foreach (var pass in seen)
        {
            _wire += pass == last ? 0 : pass.Remaining.Bytes / model.WireRatio;
            Judge(pass.Remaining.Bytes, pass.At.TotalSeconds);
        }
    }

    private double RepeatBandwidth => _firstBandwidth * _model.RepeatRatio;

    private double Bandwidth => _iteration == 1 ? _firstBandwidth : RepeatBandwidth;

    private double Overhead => _model.Overhead.TotalSeconds + _model.Drain.TotalSeconds;

    public static MigrationForecast Run(ForecastModel model, EquatableList<PassRecord> seen)
    {
        var run = new Forecaster(model, seen);
        return run.Run(seen);
    }

    /// <summary>
    /// The memory that pre-copy can't get below. With whole passes it is the fixed point V = d(V / B). Where that takes longer than the time between two
    /// bitmap readings, QEMU reads more often when the limit is near, and only s = B t is sent in between: V = W (1 - s / d(t)) + s.
    /// </summary>
    public static double StallLevel(DirtyRateProfile dirty, double bandwidth, int throttle)
    {
        if (dirty.WriteRate.BytesPerSecond * (1 - throttle / 100.0) <= bandwidth)
            return 0;
        double level = dirty.WorkingSet.Bytes;
        for (var i = 0; i < 1000; i++)
        {
            var next = dirty.Dirtied(level / bandwidth, throttle);
            if (level - next < 1)
                break;
            level = next;
        }

        var (sent, dirtied) = (bandwidth * ShortestPass, dirty.Dirtied(ShortestPass, throttle));
        return level <= sent ? level : Math.Min(level, Math.Max(sent, dirty.WorkingSet.Bytes * (1 - sent / dirtied) + sent));
    }

    private MigrationForecast Run(EquatableList<PassRecord> seen)
    {
        var (throttle, level) = (_throttle.Percent, Level());
        for (var n = 0; n < MostPasses; n++)
        {
            var moment = new DowntimeMoment
            {
                Elapsed = Seconds.Span(_time),
                Iteration = _iteration,
                StalledPasses = _stalled,
                Floor = Seconds.Span(level / (RepeatBandwidth * _model.LimitShare)),
            };
            var limit = _model.Schedule.LimitAt(moment).TotalSeconds;
            var fits = Bandwidth * _model.LimitShare * limit;
            if (_remaining <= fits)
                return Finished(seen);
            if (_model.PostCopy == PostCopyUse.First && _iteration > 1)
                return PostCopied(seen);
            if (_time >= _model.GiveUpAfter.TotalSeconds || Stalled())
                return _model.PostCopy == PostCopyUse.LastResort ? PostCopied(seen) : GivenUp(seen);
            Pass(fits);
            if (_throttle.Percent != throttle)
                (throttle, level) = (_throttle.Percent, Level());
        }

        return GivenUp(seen);
    }

    private double Level() => StallLevel(_model.DirtyRate, RepeatBandwidth, _throttle.Percent);

    // Stalled is only what nothing will change any more: a limit still to rise or a throttle still to grow is worth the wait.
    private bool Stalled() => _time - _bestAt > _model.StallWindow.TotalSeconds && _model.PostCopy == PostCopyUse.LastResort && _throttle.AtEnd;

    private void Pass(double threshold)
    {
        var scan = _iteration == 1 ? _model.ZeroMemory.Bytes / ZeroScan : 0;
        var round = Math.Max(LeastPass, Math.Min(ShortestPass, _remaining / Bandwidth));
        var duration = Math.Max(round, (_remaining - threshold) / Bandwidth + scan);
        // Post-copy and giving up can come in the middle of a pass.
        duration = Math.Min(duration, Math.Max(ShortestPass, _model.GiveUpAfter.TotalSeconds - _time));
        if (_passes.Count < PassesTold)
            _passes.Add(new PassForecast(_iteration, new((ulong)_remaining), Seconds.Span(duration), _throttle.Percent));
        var sent = Math.Min(_remaining, Bandwidth * Math.Max(0, duration - scan));
        var left = _remaining - sent;
        var dirtied = _model.DirtyRate.Dirtied(duration, _throttle.Percent);
        // What is left over is dirtied again by chance.
        var among = Math.Max(Math.Max(_model.DirtyRate.WorkingSet.Bytes, _remaining), 1);
        _wire += sent / _model.WireRatio;
        _remaining = dirtied + left * (1 - Math.Min(1, dirtied / among));
        _time += duration;
        _iteration++;
        _throttle.PassDone(dirtied, sent / _model.WireRatio, duration);
        Judge(_remaining, _time);
    }

    private void Judge(double remaining, double time)
    {
        if (remaining < _best * (1 - 0.04))
            (_best, _bestAt) = (remaining, time);
        else
            _stalled++;
    }

    private MigrationForecast Finished(EquatableList<PassRecord> seen)
    {
        var downtime = _remaining / Bandwidth + Overhead;
        _wire += _remaining / _model.WireRatio;
        return Result(seen, _time + downtime, downtime, converges: true, postCopy: false);
    }

    private MigrationForecast PostCopied(EquatableList<PassRecord> seen)
    {
        var rate = _model.PostCopyBandwidth > DataRate.Zero ? _model.PostCopyBandwidth.BytesPerSecond : _firstBandwidth;
        _wire += _remaining;
        return Result(seen, _time + Overhead + _remaining / rate, _model.Overhead.TotalSeconds, converges: false, postCopy: true);
    }

    private MigrationForecast GivenUp(EquatableList<PassRecord> seen) =>
        Result(seen, _time, _remaining / Bandwidth + Overhead, converges: false, postCopy: false);

    private MigrationForecast Result(EquatableList<PassRecord> seen, double total, double downtime, bool converges, bool postCopy)
    {
        var level = Level();
        return new MigrationForecast
        {
            Model = _model,
            Total = Seconds.Span(total),
            Downtime = Seconds.Span(downtime),
            Converges = converges,
            UsesPostCopy = postCopy,
            StallLevel = new((ulong)level),
            DowntimeFloor = Seconds.Span(level / RepeatBandwidth + Overhead),
            PassCount = _iteration,
            Passes = [.. _passes],
            WireBytes = new((ulong)_wire),
            Seen = seen,
        };
    }
}
