namespace KvmNfv.Cli.Comparing;

/// <summary>What a comparison measures.</summary>
/// <param name="Cpus">The two CPUs.</param>
/// <param name="Sizes">Bytes of the messages of throughput.</param>
/// <param name="Burst">Messages of a burst.</param>
/// <param name="Duration">The time of each measurement.</param>
/// <param name="Only">Only options with one of these in their names; empty: all.</param>
/// <param name="Veth">Whether network namespaces and a veth pair may be made, and taken away.</param>
/// <param name="Guest">Kernel and initramfs of VMs; null: none.</param>
/// <param name="Qemu">QEMU's program.</param>
internal sealed record ComparisonPlan(IReadOnlyList<int> Cpus, IReadOnlyList<int> Sizes, int Burst, TimeSpan Duration, IReadOnlyList<string> Only, bool Veth, GuestFiles? Guest, string Qemu)
{
    public bool Wants(string name) => Only.Count == 0 || Only.Any(o => name.Contains(o, StringComparison.OrdinalIgnoreCase));
}
