using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Repinning;

/// <summary>Something that runs: where it is, where it is to go, and what it tolerates beside it.</summary>
/// <param name="Kind">A vCPU, the emulator or an IOThread.</param>
/// <param name="Id">Its number; null for the emulator.</param>
/// <param name="From">Its CPUs now.</param>
/// <param name="To">Its planned CPUs.</param>
/// <param name="Exclusive">Whether nothing else may be on its CPUs, now or then.</param>
/// <param name="RealTime">Whether no thread that floats may be on a sibling of its CPUs either.</param>
internal sealed record RepinThread(RepinStepKind Kind, int? Id, CpuSet From, CpuSet To, bool Exclusive, bool RealTime)
{
    public string Name => new RepinStep { Kind = Kind, Id = Id, Reason = "" }.Subject;
}
