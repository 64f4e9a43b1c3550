namespace KvmNfv.Sdk.Migration;

/// <summary>An estimate of what a switch-over costs beyond sending the rest. It is added to what QEMU's limit bounds.</summary>
internal static class SwitchOverCost
{
    // Best published: 5 ms with DPDK, 9 ms idle (kvmfornfv). Measured here without KVM, on huge pages: 19 to 35 ms with nothing left to send.
    private static readonly TimeSpan s_kvm = TimeSpan.FromMilliseconds(8);
    private static readonly TimeSpan s_emulated = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_eachVCpu = TimeSpan.FromMilliseconds(0.25);
    private static readonly TimeSpan s_vhostUser = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan s_vfio = TimeSpan.FromMilliseconds(100);

    // Stop, continue, finish, resume: each waits for the other side once.
    private const int RoundTrips = 4;

    // The destination must unpack what is under way.
    private static readonly TimeSpan s_unpack = TimeSpan.FromMilliseconds(5);

    // Where the link is the narrowest part, the last page waits behind what fills the sockets: 20 to 25 ms at 1 Gbit/s and 250 ms at 100 Mbit/s were measured,
    // close to the 4 MiB that a sender's buffer grows to (net.ipv4.tcp_wmem).
    private const double Queued = 3 << 20;

    public static TimeSpan Of(MigrationRequest request)
    {
        if (request.SwitchOverCost is { } measured)
            return measured;
        var domain = request.Domain;
        return (domain.Type == "qemu" ? s_emulated : s_kvm) + domain.VCpus * s_eachVCpu + RoundTrips * request.Link.RoundTrip
            + domain.Devices.Count(d => d.Kind == MigrationDeviceKind.VhostUser) * s_vhostUser
            + domain.Devices.Count(d => d is { Kind: MigrationDeviceKind.Vfio, Migratable: true, TeamedWith: null }) * s_vfio;
    }

    /// <summary>What is on its way to the destination when the guest stops.</summary>
    public static TimeSpan Drain(MigrationRequest request, MigrationDraft draft, int spareCpus)
    {
        if (TransferModel.FillsLink(request, draft, spareCpus))
            return TimeSpan.FromSeconds(Queued / Math.Max(1, request.Link.Bandwidth.BytesPerSecond));
        return draft.Compression is MigrationCompression.None or MigrationCompression.Xbzrle ? TimeSpan.Zero : s_unpack;
    }
}
