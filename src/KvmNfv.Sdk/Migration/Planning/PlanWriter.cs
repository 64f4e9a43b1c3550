using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>Writes the plan of the candidate that was chosen.</summary>
internal sealed class PlanWriter(MigrationRequest request, CandidateSearch search, Candidate best, List<Candidate> open, List<(Levers Levers, PreflightCheck Rule)> closed)
{
    // What Nova and KubeVirt give a guest to let go of a device.
    private static readonly TimeSpan s_unplug = TimeSpan.FromSeconds(30);
    private const int ResumeAttempts = 3;

    // As far above the budget's downtime as KubeVirt goes before it gives up.
    private const double DowntimeTolerance = 1.5;

    public MigrationPlan Write(PreflightReport report) => new()
    {
        Preflight = report,
        Domain = request.Domain.Uuid,
        Route = best.Draft.Has(DomainMigrateFlags.Tunnelled) ? MigrationRoute.Tunnelled
            : best.Draft.Has(DomainMigrateFlags.Peer2peer) ? MigrationRoute.PeerToPeer : MigrationRoute.Direct,
        Flags = best.Draft.Flags,
        Parameters = best.Draft.Settings,
        Connections = best.Draft.Connections,
        Compression = best.Draft.Compression,
        Downtime = best.Schedule,
        PostCopy = PostCopy(),
        Stall = Stall(),
        GiveUpAfter = GiveUpAfter(),
        Pins = Pins(),
        DeviceSteps = [.. Before(), .. After()],
        Forecast = best.Forecast,
        Budget = search.Budget,
        Link = request.Link,
        Decisions = new DecisionWriter(request, search, best, open, closed).Write(),
    };

    private PostCopyPlan PostCopy()
    {
        if (!best.Draft.Has(DomainMigrateFlags.Postcopy))
            return new PostCopyPlan { Use = PostCopyUse.Never };
        return new PostCopyPlan
        {
            Use = request.Policy.PostCopy,
            SwitchAfter = search.Limits.SwitchAfter,
            // Twice the budget: what needs longer by the rate at hand sits on a link that is failing (KubeVirt guards the same way).
            LongestRest = search.Budget.Total * 2,
            Recover = best.Draft.Recover,
            RecoverAttempts = best.Draft.Recover ? ResumeAttempts : 0,
        };
    }

    private StallPolicy Stall()
    {
        EquatableList<StallAction> actions = best.Draft.Has(DomainMigrateFlags.Postcopy)
            ? [StallAction.PostCopy, StallAction.RaiseDowntime, StallAction.Abort]
            : [StallAction.RaiseDowntime, StallAction.Abort];
        return new StallPolicy { Window = search.Limits.StallWindow, Patience = search.Limits.StallWindow / 2, DowntimeTolerance = DowntimeTolerance, Actions = actions };
    }

    // A plan that can't keep the budget is given the time that the forecast says, and half as much again.
    private TimeSpan GiveUpAfter()
    {
        var needed = best.Forecast.Completes ? best.Forecast.Total * 1.5 : search.Budget.Total;
        return needed > search.Budget.Total ? needed : search.Budget.Total;
    }

    private PinPlan? Pins()
    {
        if (!best.Draft.WidenPins || request.Domain.EmulatorPin is not { } pin)
            return null;
        return new PinPlan(
            request.Source.HousekeepingCpus.IsEmpty ? null : pin | request.Source.HousekeepingCpus,
            request.Destination.HousekeepingCpus.IsEmpty ? null : request.Destination.HousekeepingCpus);
    }

    private IEnumerable<MigrationDeviceStep> Before() => request.Domain.Devices.Where(d => d.TeamedWith is not null)
        .Select(d => new MigrationDeviceStep(MigrationDeviceAction.WaitUnplug, d.Name, s_unplug))
        .Concat(Detached().Select(d => new MigrationDeviceStep(MigrationDeviceAction.Detach, d.Name, s_unplug)));

    private IEnumerable<MigrationDeviceStep> After() => Detached().Select(d => new MigrationDeviceStep(MigrationDeviceAction.Attach, d.Name, s_unplug));

    private IEnumerable<MigrationDevice> Detached() => best.Draft.DetachDevices
        ? request.Domain.Devices.Where(d => d is { TeamedWith: null, Kind: MigrationDeviceKind.Vfio or MigrationDeviceKind.Mdev or MigrationDeviceKind.HostDevice } && d.Migratable != true)
        : [];
}
