using System.Globalization;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Every choice with its reason: what was chosen, what the best other choice would have given, or the rule that closed it.</summary>
internal sealed class DecisionWriter(MigrationRequest request, CandidateSearch search, Candidate best, List<Candidate> open, List<(Levers Levers, PreflightCheck Rule)> closed)
{
    public EquatableList<MigrationDecision> Write()
    {
        var policy = request.Policy;
        return
        [
            Route(),
            Lever("parallel", l => l.Connections, n => n == 0 ? "one channel" : n == 1 ? "one parallel channel" : $"{n} channels", policy.Parallel != LeverUse.Auto || policy.Connections is not null, Channels()),
            Lever("compression", l => l.Compression, c => c == MigrationCompression.None ? "none" : c.ToString().ToLowerInvariant(), policy.Compression is not null, Memory()),
            AutoConverge(),
            PostCopy(),
            ZeroCopy(),
            new("tls", policy.Tls == LeverUse.Always ? "on" : "off",
                policy.Tls == LeverUse.Always ? "The request wants it." : "Nobody asked for it; it takes a core for each channel and certificates.", policy.Tls != LeverUse.Auto),
            Storage(),
            Downtime(),
            DirtyRate(),
            Budget(),
        ];
    }

    private MigrationDecision Route() => request.Policy.Route switch
    {
        MigrationRoute.Direct => new("route", "direct", "The request wants this client to drive.", true),
        MigrationRoute.Tunnelled => new("route", "tunnelled", "The request wants one connection between the daemons.", true),
        _ => new("route", "peer-to-peer", "The source's daemon drives, so that the migration goes on when this client ends."),
    };

    private MigrationDecision Lever<T>(string subject, Func<Levers, T> of, Func<T, string> words, bool pinned, string context)
    {
        var choice = of(best.Levers);
        if (pinned)
            return new(subject, words(choice), $"The request wants it. {context}".TrimEnd(), true);
        var reason = $"{context} {Compared(of, words)}".Trim();
        return new(subject, words(choice), reason, false, open.TrueForAll(c => Same(of(c.Levers), choice)) ? Closing(of)?.Rule : null);
    }

    // The best of the others, by the same rank; where rules left none, the rule.
    private string Compared<T>(Func<Levers, T> of, Func<T, string> words)
    {
        var other = open.Where(c => !c.Refused && !Same(of(c.Levers), of(best.Levers))).OrderBy(c => CandidateRank.Of(c, search)).FirstOrDefault();
        if (other is not null)
            return $"Forecast: {Outcome(best)}; with {words(of(other.Levers))}: {Outcome(other)}.";
        return Closing(of) is { } rule ? $"Nothing else is open: {rule.Reason}" : "Nothing else is open by the policy.";
    }

    private PreflightCheck? Closing<T>(Func<Levers, T> of) =>
        closed.Where(c => !Same(of(c.Levers), of(best.Levers))).Select(c => c.Rule).FirstOrDefault();

    private static bool Same<T>(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);

    private static string Outcome(Candidate candidate)
    {
        var forecast = candidate.Forecast;
        return forecast.Completes
            ? $"{Words.Time(forecast.Total)} in all, {Words.Time(forecast.Downtime)} away{(forecast.UsesPostCopy ? ", by post-copy" : "")}"
            : $"does not converge, stands at {forecast.StallLevel.MiB} MiB";
    }

    private string Channels() => string.Create(CultureInfo.InvariantCulture,
        $"The link carries {request.Link.Bandwidth}, a channel about {TransferModel.Channel(request, best.Draft).MiBPerSecond:0} MiB/s; spare housekeeping CPUs: {(search.SpareCpus == int.MaxValue ? "unknown" : search.SpareCpus)}.");

    private string Memory() => request.Probe is { } probe
        ? string.Create(CultureInfo.InvariantCulture, $"Memory compresses {probe.Ratio:0.0} to 1 and is {probe.ZeroFraction:0%} zeroes; a core does {probe.ZstdPerCore.MiBPerSecond:0} MiB/s of zstd.")
        : "Nobody probed the memory, so it counts as incompressible.";

    private MigrationDecision AutoConverge()
    {
        var policy = request.Policy.AutoConverge;
        if (policy == LeverUse.Auto && request.Domain.RealTime)
            return new("auto-converge", "off", "The domain has real-time vCPUs, whose time is never taken.", false, "autoconverge-realtime");
        var context = best.Levers.AutoConverge ? $"Starts at {best.Draft[MigrateParam.AutoConvergeInitial]} % by the dirty rate and the bandwidth." : "";
        return Lever("auto-converge", l => l.AutoConverge, on => on ? "on" : "off", policy != LeverUse.Auto, context);
    }

    private MigrationDecision PostCopy()
    {
        var policy = request.Policy;
        var words = policy.PostCopy == PostCopyUse.First ? "after the first pass" : "as a last resort";
        if (policy.PostCopy == PostCopyUse.Never)
            return new("post-copy", "never", "The request rules it out.", true);
        return Lever("post-copy", l => l.PostCopy, on => on ? words : "never", policy.RequirePostCopy,
            best.Levers.PostCopy && policy.PostCopy == PostCopyUse.LastResort ? $"After a stall, or after {Words.Time(search.Limits.SwitchAfter)}." : "");
    }

    private MigrationDecision ZeroCopy()
    {
        if (request.Policy.ZeroCopy != LeverUse.Auto)
            return new("zero-copy", best.Levers.ZeroCopy ? "on" : "off", "The request wants it so.", true);
        return best.Levers.ZeroCopy
            ? new("zero-copy", "on", "A link of 25 Gbit/s or more, plain parallel channels: sending costs a tenth of the CPU and 10 to 25 % less time.")
            : new("zero-copy", "off", "It pays on plain parallel channels over 25 Gbit/s or more, between two machines.");
    }

    private MigrationDecision Storage()
    {
        var copied = best.Draft.Has(DomainMigrateFlags.NonSharedDisk) || best.Draft.Has(DomainMigrateFlags.NonSharedInc);
        var local = request.Domain.Disks.Count(d => d.Shared == false);
        return new("storage", copied ? "copied" : "not copied",
            copied ? $"{local} of {request.Domain.Disks.Count} disks are only on the source." : "No writable disk is known to be only on the source.", request.Policy.Storage != StorageCopy.Auto);
    }

    private MigrationDecision Downtime() => new("downtime", best.Schedule switch
    {
        ModelDowntime model => $"{Words.Time(model.Least)} to {Words.Time(model.Most)}, by the forecast",
        FixedDowntime { Limit: var limit } => Words.Time(limit),
        _ => $"{Words.Time(best.Schedule.Start)} to {Words.Time(best.Schedule.Ceiling)}",
    },
        $"The budget allows {Words.Time(search.Budget.Downtime)}, of which a switch-over itself takes about {Words.Time(best.Forecast.Model.Overhead + best.Forecast.Model.Drain)}"
        + $" ({(request.SwitchOverCost is null ? "estimated" : "measured")}); pre-copy can reach {Words.Time(best.Forecast.DowntimeFloor)}.",
        request.Policy.Downtime is not null);

    private MigrationDecision DirtyRate()
    {
        var profile = best.Forecast.Model.DirtyRate;
        return new("dirty-rate", string.Create(CultureInfo.InvariantCulture, $"{profile.WriteRate.MiBPerSecond:0} MiB/s into {profile.WorkingSet.MiB} MiB"),
            request.DirtyRate is null ? "Nobody measured it: a busy guest is assumed." : $"From {(profile.Source.Length == 0 ? "the request" : profile.Source)}.", request.DirtyRate is not null);
    }

    private MigrationDecision Budget()
    {
        var within = best.Within(search.Budget);
        var words = $"{Words.Time(search.Budget.Total)} in all, {Words.Time(search.Budget.Downtime)} away";
        return new("budget", within ? $"kept ({words})" : $"not kept ({words})",
            within ? $"Forecast: {Outcome(best)}." : $"Forecast: {Outcome(best)}; no combination that is open does better.", request.Budget is not null);
    }
}
