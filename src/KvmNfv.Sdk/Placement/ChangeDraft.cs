namespace KvmNfv.Sdk.Placement;

/// <summary>A change in the making: the profile and policy as changed so far.</summary>
internal sealed record ChangeDraft(VnfProfile Profile, PlacementPolicy Policy, EquatableList<PlacementChangeStep> Steps)
{
    public ChangeDraft With(VnfProfile profile, PlacementChangeKind kind, string from, string to) =>
        this with { Profile = profile, Steps = [.. Steps, new PlacementChangeStep { Kind = kind, From = from, To = to }] };

    public PlacementChange ToChange(PlacementAttempt attempt, PlacementPlan plan) => new()
    {
        Steps = Steps,
        Text = Sentence(Steps),
        Profile = Profile == attempt.Profile ? null : Profile,
        Plan = plan,
    };

    public static PlacementChange ToHostChange(List<PlacementChangeStep> steps, PlacementPlan plan) =>
        new() { Steps = [.. steps], Text = Sentence(steps), Plan = plan };

    private static string Sentence(IEnumerable<PlacementChangeStep> steps)
    {
        var text = string.Join(", and ", steps.Select(Words));
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    private static string Words(PlacementChangeStep step) => step.Kind switch
    {
        PlacementChangeKind.PageSizes => $"accept pages of {step.To} instead of only {step.From}",
        PlacementChangeKind.EmulatorPolicy => "let the emulator share the housekeeping CPUs instead of having a CPU of its own",
        PlacementChangeKind.SmtPolicy => $"SMT policy prefer instead of {step.From}",
        PlacementChangeKind.GuestCells => $"{step.To} guest NUMA cell(s) instead of {step.From}",
        PlacementChangeKind.Isolation => "let real-time vCPUs run on CPUs that the kernel doesn't isolate",
        PlacementChangeKind.Memory => $"{step.To} of memory instead of {step.From}",
        PlacementChangeKind.DedicatedVCpus => $"{step.To} dedicated vCPU(s) instead of {step.From}",
        PlacementChangeKind.RealTimeVCpus => $"{step.To} real-time vCPU(s) instead of {step.From}",
        PlacementChangeKind.IoThreadPolicy => "let the IOThreads run with the emulator instead of having CPUs of their own",
        PlacementChangeKind.DeviceAffinity => $"device affinity {step.To} instead of {step.From}",
        PlacementChangeKind.MemoryBandwidth => $"{step.To} of memory bandwidth a share instead of {step.From}",
        PlacementChangeKind.CacheShare => $"{step.To} of L3 cache a share instead of {step.From}",
        PlacementChangeKind.CoreType => $"core type {step.To} instead of {step.From}",
        PlacementChangeKind.HostCaches => $"leave the root group the L3 ways {step.To} (now {step.From})",
        PlacementChangeKind.HostDevices => $"{step.To} (now {step.From})",
        PlacementChangeKind.HostPages => $"set aside pages on node {step.Node} until it has {step.To} (now {step.From})",
        PlacementChangeKind.HostCpus => $"a host with {step.To} on node {step.Node}",
        _ => $"a host with {step.To} on node {step.Node} (now {step.From})",
    };
}
