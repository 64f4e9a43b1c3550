using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>Compares what runs with what was planned. Pure; what is not seen is unknown, never a match.</summary>
public static class PlacementVerifier
{
    /// <summary>Compares a plan with a running domain.</summary>
    public static VerificationReport Compare(PlacementPlan plan, DomainActual actual)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(actual);
        return new VerificationReport
        {
            Vnf = plan.Vnf,
            Rows = [.. VCpus(plan, actual), .. Emulator(plan, actual), .. IoThreads(plan, actual), .. MemoryVerifier.Rows(plan, actual)],
        };
    }

    private static IEnumerable<VerificationRow> VCpus(PlacementPlan plan, DomainActual actual)
    {
        foreach (var vcpu in plan.VCpus)
        {
            var thread = actual.VCpus.FirstOrDefault(v => v.VCpu == vcpu.VCpu)?.Thread;
            var sharing = thread is null ? 0 : actual.VCpus.Count(v => v.Thread.ThreadId == thread.ThreadId);
            var note = sharing > 1
                ? $"single-threaded emulation: one thread runs {sharing} vCPUs, so none can have a CPU or class of its own (use TCG thread=multi or KVM)" : null;
            foreach (var row in Thread($"vCPU {vcpu.VCpu}", vcpu.Cpus, vcpu.FifoPriority, thread, exact: true, note))
                yield return sharing > 1 ? row with { Outcome = VerificationOutcome.Mismatch } : row;
        }
    }

    private static IEnumerable<VerificationRow> Emulator(PlacementPlan plan, DomainActual actual)
    {
        foreach (var thread in actual.Emulator)
        {
            foreach (var row in Thread($"emulator thread {thread.ThreadId} ({thread.Name})", plan.Emulator.Cpus, null, thread, exact: false, null))
                yield return row;
        }

        if (actual.Emulator.Count == 0)
            yield return Missing("emulator", plan.Emulator.Cpus.ToString());
        foreach (var thread in actual.MemoryAllocators)
        {
            yield return new VerificationRow
            {
                Subject = $"memory allocator {thread.ThreadId} ({thread.Name})",
                Planned = "asleep",
                Actual = thread.State == 'S' ? "asleep" : $"state {thread.State}",
                Outcome = thread.State == 'S' ? VerificationOutcome.Match : VerificationOutcome.Mismatch,
                Note = $"preallocated the guest's memory at start; allowed on {thread.Affinity}, but never runs again",
            };
        }
    }

    private static IEnumerable<VerificationRow> IoThreads(PlacementPlan plan, DomainActual actual) =>
        plan.IoThreads.SelectMany(t =>
            Thread($"IOThread {t.Id}", t.Cpus, null, actual.IoThreads.FirstOrDefault(a => a.Id == t.Id)?.Thread, exact: false, null));

    // A vCPU's affinity must be the planned one; a helper thread may be on part of it.
    private static IEnumerable<VerificationRow> Thread(string subject, CpuSet cpus, int? fifo, ThreadActual? thread, bool exact, string? note)
    {
        if (thread is null)
        {
            yield return Missing($"{subject} affinity", cpus.ToString());
            yield return Missing($"{subject} scheduling", Scheduling(fifo));
            yield break;
        }

        var placed = exact ? thread.Affinity == cpus : !thread.Affinity.IsEmpty && thread.Affinity.IsSubsetOf(cpus);
        yield return new VerificationRow
        {
            Subject = $"{subject} affinity",
            Planned = cpus.ToString(),
            Actual = thread.Affinity.ToString(),
            Outcome = placed ? VerificationOutcome.Match : VerificationOutcome.Mismatch,
            Note = note,
        };
        var scheduled = fifo is null ? thread.Policy == SchedulingPolicy.Other : thread.Policy == SchedulingPolicy.Fifo && thread.Priority == fifo;
        yield return new VerificationRow
        {
            Subject = $"{subject} scheduling",
            Planned = Scheduling(fifo),
            Actual = thread.Priority > 0 ? $"{Name(thread.Policy)} {thread.Priority}" : Name(thread.Policy),
            Outcome = scheduled ? VerificationOutcome.Match : VerificationOutcome.Mismatch,
            Note = note,
        };
    }

    internal static VerificationRow Missing(string subject, string planned, string? note = null) => new()
    {
        Subject = subject, Planned = planned, Actual = "", Outcome = VerificationOutcome.Unknown, Note = note ?? "no such thread was found",
    };

    private static string Scheduling(int? fifo) => fifo is null ? "other" : $"fifo {fifo}";

    private static string Name(SchedulingPolicy policy) => policy switch
    {
        SchedulingPolicy.Other => "other",
        SchedulingPolicy.Fifo => "fifo",
        SchedulingPolicy.RoundRobin => "rr",
        SchedulingPolicy.Batch => "batch",
        SchedulingPolicy.Idle => "idle",
        SchedulingPolicy.Deadline => "deadline",
        _ => $"policy {(int)policy}",
    };
}
