namespace KvmNfv.Sdk.Migration;

/// <summary>An estimate of what a switch-over costs beyond sending the rest. It is added to what QEMU's limit bounds.</summary>
internal static class SwitchOverCost
{
    // Best published: 5 ms with DPDK, 9 ms idle (kvmfornfv). Measured here without KVM: about 45 ms above what remained.
    private static readonly TimeSpan s_kvm = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan s_emulated = TimeSpan.FromMilliseconds(45);
    private static readonly TimeSpan s_eachVCpu = TimeSpan.FromMilliseconds(0.25);
    private static readonly TimeSpan s_vhostUser = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan s_vfio = TimeSpan.FromMilliseconds(100);

    // Stop, continue, finish, resume: each waits for the other side once.
    private const int RoundTrips = 4;

    // The destination must unpack what is under way: up to 40 ms more were measured where channels had to share CPUs.
    private static readonly TimeSpan s_drainCrowded = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan s_drain = TimeSpan.FromMilliseconds(5);

    public static TimeSpan Of(MigrationRequest request)
    {
        if (request.SwitchOverCost is { } measured)
            return measured;
        var domain = request.Domain;
        return (domain.Type == "qemu" ? s_emulated : s_kvm) + domain.VCpus * s_eachVCpu + RoundTrips * request.Link.RoundTrip
            + domain.Devices.Count(d => d.Kind == MigrationDeviceKind.VhostUser) * s_vhostUser
            + domain.Devices.Count(d => d is { Kind: MigrationDeviceKind.Vfio, Migratable: true, TeamedWith: null }) * s_vfio;
    }

    public static TimeSpan Drain(MigrationDraft draft, int spareCpus) => draft.Compression is MigrationCompression.None or MigrationCompression.Xbzrle
        ? TimeSpan.Zero
        : spareCpus < 2 * Math.Max(1, draft.Connections) ? s_drainCrowded : s_drain;
}
