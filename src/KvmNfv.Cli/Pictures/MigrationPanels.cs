using KvmNfv.Cli.Output;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Migration;
using ScottPlot;

namespace KvmNfv.Cli.Pictures;

/// <summary>The panels of a migration's picture.</summary>
internal sealed class MigrationPanels
{
    private const double GiB = 1 << 30;
    private const double MiB = 1 << 20;

    private readonly MigrationReport _report;
    private readonly double _last;

    public MigrationPanels(MigrationReport report)
    {
        _report = report;
        // Post-copy goes on after the guest has moved.
        _last = Math.Max(report.Total.TotalSeconds, report.Samples.Count == 0 ? 0 : report.Samples[^1].At.TotalSeconds);
        End = Math.Max(_last, 0.1) * 1.02;
        All = [Memory(), Rates(), .. report.Samples.Any(s => s.Throttle > 0) ? [Throttle()] : Array.Empty<PicturePanel>(), Downtime()];
        foreach (var panel in All)
        {
            Moments(panel);
            panel.Finish(panel == All[^1], panel.Plot.Axes.Left.Label.Text.StartsWith("throttle", StringComparison.Ordinal) ? 100 : 0);
        }
    }

    /// <summary>The panels, from above.</summary>
    public IReadOnlyList<PicturePanel> All { get; }

    /// <summary>The end of the time axis in seconds.</summary>
    public double End { get; }

    /// <summary>The decisions, as the foot of the picture tells them.</summary>
    public IReadOnlyList<MigrationEvent> Decisions => [.. _report.Events.Where(e => e.Kind is MigrationEventKind.Decision or MigrationEventKind.Error && e.At >= TimeSpan.Zero)];

    private IEnumerable<(double X, double Y)> Points(Func<MigrationProgress, double?> of) =>
        _report.Samples.Where(s => of(s) is not null).Select(s => (s.At.TotalSeconds, of(s)!.Value));

    private PicturePanel Memory()
    {
        var most = _report.Samples.Select(s => s.MemoryRemaining.Bytes).DefaultIfEmpty().Max();
        var (unit, name) = most >= 10 * GiB ? (GiB, "GiB") : (MiB, "MiB");
        var panel = new PicturePanel($"memory to send, {name}", End, 3);
        if (_report.Plan?.Forecast is { Passes.Count: > 0 } forecast)
            panel.Line("predicted", Predicted(forecast, unit), PictureColors.Grey, LinePattern.Dotted, width: 1.5f);
        panel.Line("remaining", Points(s => s.MemoryRemaining.Bytes / unit), PictureColors.Blue);
        panel.Line("disks", Points(s => s.DiskRemaining.Bytes > 0 ? s.DiskRemaining.Bytes / unit : null), PictureColors.Green);
        if (_report.Passes.Count > 0)
            panel.Legend.Add(new("a pass begins", PictureColors.Faint, LinePattern.Solid, 1));
        if (Decisions.Count > 0)
            panel.Legend.Add(new("a decision, see below", PictureColors.Purple, LinePattern.Dashed, 1.5f));
        if (PostCopyFrom() is not null)
            panel.Legend.Add(new("post-copy", PictureColors.Orange.WithAlpha(.3), LinePattern.Solid, 10));
        return panel;
    }

    private PicturePanel Rates()
    {
        var panel = new PicturePanel("rate, MiB/s", End, 3);
        panel.Line("sent", Points(s => s.Bandwidth?.MiBPerSecond), PictureColors.Blue);
        panel.Line("dirtied", Points(s => s.DirtyRate?.MiBPerSecond), PictureColors.Vermilion);
        if (_report.Plan?.Link.Bandwidth is { } link)
            panel.Level($"link {Quantity.Rate(link)}", link.MiBPerSecond, PictureColors.Grey, LinePattern.Dotted);
        return panel;
    }

    private PicturePanel Throttle()
    {
        var panel = new PicturePanel("throttle, %", End, 1.3);
        panel.Line("taken from vCPUs", Points(s => s.Throttle), PictureColors.Purple, steps: true);
        return panel;
    }

    private PicturePanel Downtime()
    {
        var panel = new PicturePanel("downtime, ms", End, 3, log: true);
        if (_report.Plan?.Budget.Downtime is { } budget)
            panel.Level($"budget {Quantity.Time(budget)}", budget.TotalMilliseconds, PictureColors.Vermilion, LinePattern.Dashed);
        if (_report.Plan?.Forecast is { Completes: true, Downtime: var predicted })
            panel.Level($"predicted {Quantity.Time(predicted)}", predicted.TotalMilliseconds, PictureColors.Grey, LinePattern.Dotted);
        panel.Line("limit", Points(s => s.DowntimeLimit > TimeSpan.Zero ? s.DowntimeLimit.TotalMilliseconds : null), PictureColors.Ink, steps: true);
        panel.Line("QEMU expects", Points(s => s.State == MigrationState.PreCopy ? s.ExpectedDowntime?.TotalMilliseconds : null), PictureColors.Blue, width: 1.5f);
        var at = SwitchOver().TotalSeconds;
        Measured("QEMU", _report.Downtime.Qemu, PictureColors.Orange);
        Measured("libvirt", _report.Downtime.Libvirt, PictureColors.Purple);
        Measured("events", _report.Downtime.Events, PictureColors.Green);
        Measured("probe", _report.Downtime.Probe, PictureColors.Vermilion);
        return panel;

        void Measured(string by, TimeSpan? downtime, Color color)
        {
            if (downtime is { } known)
                panel.Point($"{by} {Quantity.Time(known)}", at, known.TotalMilliseconds, color);
        }
    }

    private static IEnumerable<(double X, double Y)> Predicted(MigrationForecast forecast, double unit)
    {
        var at = TimeSpan.Zero;
        foreach (var pass in forecast.Passes)
        {
            yield return (at.TotalSeconds, pass.Remaining.Bytes / unit);
            at += pass.Duration;
        }

        if (forecast.Completes)
            yield return (forecast.Total.TotalSeconds, 0);
    }

    private TimeSpan? PostCopyFrom() =>
        _report.Samples.Where(s => s.State is MigrationState.PostCopy or MigrationState.PostCopyPaused).Select(s => (TimeSpan?)s.At).FirstOrDefault();

    // Pre-copy stops the guest at the end, post-copy at its beginning.
    private TimeSpan SwitchOver() => PostCopyFrom() ?? _report.Total;

    private void Moments(PicturePanel panel)
    {
        if (PostCopyFrom() is { } from)
            panel.Shade(from.TotalSeconds, _last, PictureColors.Orange);
        foreach (var pass in _report.Passes)
            panel.Moment(pass.At.TotalSeconds, PictureColors.Faint, LinePattern.Solid, 1);
        foreach (var decision in Decisions)
            panel.Moment(decision.At.TotalSeconds, PictureColors.Purple, LinePattern.Dashed, 1.5f);
        panel.Moment(_report.Total.TotalSeconds, PictureColors.Ink, LinePattern.Solid, 1.5f);
    }
}
