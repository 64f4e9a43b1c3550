using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Tests.Placement;

/// <summary>Profiles in short: letters for vCPUs (h housekeeping, r real-time, d dedicated, s shared).</summary>
internal static class TestProfile
{
    public static VnfProfile Make(string vcpus, ulong mib = 256, SmtPolicy smt = SmtPolicy.Prefer, params MemorySize[] sizes) => new()
    {
        Name = "vnf",
        VCpus = [.. vcpus.Select(Vcpu)],
        Memory = MemorySize.FromMiB(mib),
        Smt = smt,
        PageSizes = sizes.Length > 0 ? [.. sizes] : [MemorySize.FromKiB(4)],
    };

    public static VnfProfile WithCells(this VnfProfile profile, params (string VCpus, ulong MiB)[] cells) => profile with
    {
        Cells = [.. cells.Select(c => new GuestCell { VCpus = CpuSet.Parse(c.VCpus), Memory = MemorySize.FromMiB(c.MiB) })],
        Memory = MemorySize.FromMiB((ulong)cells.Sum(c => (long)c.MiB)),
    };

    private static VCpuProfile Vcpu(char letter) => new()
    {
        Role = letter switch { 'r' => VCpuRole.RealTime, 'd' => VCpuRole.Dedicated, 's' => VCpuRole.Shared, _ => VCpuRole.Housekeeping },
    };
}
