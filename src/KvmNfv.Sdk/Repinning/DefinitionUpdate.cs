using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Repinning;

/// <summary>Changes pins, nodes and the kept plan in a definition; everything else stays as it is written.</summary>
internal static class DefinitionUpdate
{
    public static void Apply(DomainDocument document, PlacementPlan plan)
    {
        var tune = document.CpuTune;
        foreach (var vcpu in plan.VCpus)
        {
            if (tune.VcpuPins.FirstOrDefault(p => p.Vcpu == vcpu.VCpu) is { } pin)
                pin.CpuSet = vcpu.Cpus;
            else
                tune.VcpuPins.Add(new VcpuPin { Vcpu = (uint)vcpu.VCpu, CpuSet = vcpu.Cpus });
        }

        tune.EmulatorPin.CpuSet = plan.Emulator.Cpus;
        foreach (var thread in plan.IoThreads)
        {
            if (tune.IoThreadPins.FirstOrDefault(p => p.IoThread == thread.Id) is { } pin)
                pin.CpuSet = thread.Cpus;
            else
                tune.IoThreadPins.Add(new IoThreadPin { IoThread = (uint)thread.Id, CpuSet = thread.Cpus });
        }

        if (document.NumaTune.Memory.NodeSet is not null)
            document.NumaTune.Memory.NodeSet = plan.Nodes;
        foreach (var node in document.NumaTune.MemoryNodes)
        {
            if (plan.Cells.FirstOrDefault(c => c.Cell == node.CellId) is { } cell)
                node.NodeSet = CpuSet.Of(cell.Node);
        }

        if (document.Metadata.Exists && document.Metadata.Raw.Elements.FirstOrDefault(e => e.NamespaceUri == NfvDomain.MetadataNamespace) is { } kept)
            kept.Value = plan.ToJson();
    }
}
