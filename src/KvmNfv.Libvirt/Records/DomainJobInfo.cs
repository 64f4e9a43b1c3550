using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The progress of a job. Sizes are in bytes, times in milliseconds.</summary>
/// <param name="Type">The kind of job; <see cref="DomainJobType.None"/> when nothing runs.</param>
/// <param name="TimeElapsedMilliseconds">Time since the start.</param>
/// <param name="TimeRemainingMilliseconds">Time until the end, where libvirt can tell.</param>
/// <param name="Data">All data.</param>
/// <param name="Memory">The guest's memory.</param>
/// <param name="File">The guest's disks.</param>
public readonly record struct DomainJobInfo(
    DomainJobType Type, ulong TimeElapsedMilliseconds, ulong TimeRemainingMilliseconds, JobProgress Data, JobProgress Memory, JobProgress File)
{
    internal static DomainJobInfo From(in virDomainJobInfo info) => new((DomainJobType)info.type, info.timeElapsed, info.timeRemaining,
        new(info.dataTotal, info.dataProcessed, info.dataRemaining), new(info.memTotal, info.memProcessed, info.memRemaining),
        new(info.fileTotal, info.fileProcessed, info.fileRemaining));
}
