using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Repinning;

/// <summary>What the kernel says of a step. Without a process, as with a hypervisor elsewhere, it says nothing.</summary>
internal sealed class KernelWitness(IHostFiles files, IThreadAffinity affinity, int? process, int vcpus)
{
    private readonly DomainActualReader _reader = new(files);

    public bool Sees => process is not null;

    /// <summary>Whether a step's threads are where they are to be.</summary>
    /// <returns>What is wrong, or null; and what there is to say of what is right.</returns>
    public (string? Fault, string? Note) Check(RepinStep step, CpuSet cpus)
    {
        if (process is not { } id)
            return (null, "not seen in the kernel");
        var actual = _reader.ReadThreads(id, vcpus);
        return step.Kind switch
        {
            RepinStepKind.VCpu => Thread(actual.VCpus.FirstOrDefault(v => v.VCpu == step.Id)?.Thread, cpus, shared: actual.VCpus.Select(v => v.Thread.ThreadId).Distinct().Count() < actual.VCpus.Count),
            RepinStepKind.IoThread => Thread(actual.IoThreads.FirstOrDefault(t => t.Id == step.Id)?.Thread, cpus, shared: false),
            _ => Emulator(actual.Emulator, cpus),
        };
    }

    private static (string? Fault, string? Note) Thread(ThreadActual? thread, CpuSet cpus, bool shared)
    {
        if (thread is null)
            return ("the kernel shows no such thread", null);
        if (shared)
            return ("one thread runs several vCPUs (single-threaded emulation): none can be pinned alone", null);
        return thread.Affinity == cpus ? (null, $"thread {thread.ThreadId}") : ($"the kernel has thread {thread.ThreadId} on CPU {thread.Affinity}", null);
    }

    // Where libvirt has no cpuset cgroup, emulatorpin moves only QEMU's main thread (qemuDomainPinEmulator); the others are moved here.
    private (string? Fault, string? Note) Emulator(IEnumerable<ThreadActual> threads, CpuSet cpus)
    {
        var left = threads.Where(t => t.Affinity != cpus).ToList();
        foreach (var thread in left)
        {
            if (affinity.Set(thread.ThreadId, cpus) is { } why && files.ReadText($"/proc/{process}/task/{thread.ThreadId}/stat") is not null)
                return ($"libvirt left thread {thread.ThreadId} ({thread.Name}) on CPU {thread.Affinity}, and the kernel refused to move it: {why}", null);
        }

        var still = left.Count == 0 ? [] : _reader.ReadThreads(process!.Value, vcpus).Emulator.Where(t => !t.Affinity.IsSubsetOf(cpus)).ToList();
        if (still.Count > 0)
            return ($"the kernel has thread {still[0].ThreadId} ({still[0].Name}) on CPU {still[0].Affinity}", null);
        return (null, left.Count == 0 ? null : $"libvirt left {left.Count} of QEMU's threads behind; they were moved too");
    }
}
