using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Placement;

/// <summary>What one guest cell needs of a node. Cells with equal needs are interchangeable.</summary>
internal readonly record struct CellNeed(int RealTime, int Dedicated, int Emulator, MemorySize Memory)
{
    public int Exclusive => RealTime + Dedicated + Emulator;

    public static CellNeed[] Of(VnfProfile profile)
    {
        var cells = profile.EffectiveCells();
        var needs = new CellNeed[cells.Count];
        for (var i = 0; i < needs.Length; i++)
        {
            var (realTime, dedicated) = (0, 0);
            foreach (var vcpu in cells[i].VCpus)
            {
                realTime += profile.VCpus[vcpu].Role == VCpuRole.RealTime ? 1 : 0;
                dedicated += profile.VCpus[vcpu].Role == VCpuRole.Dedicated ? 1 : 0;
            }

            needs[i] = new CellNeed(realTime, dedicated, i == 0 && profile.Emulator == EmulatorPolicy.Dedicated ? 1 : 0, cells[i].Memory);
        }

        return needs;
    }
}
