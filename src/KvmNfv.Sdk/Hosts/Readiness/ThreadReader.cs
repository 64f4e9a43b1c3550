using System.Globalization;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>Reads every thread of the machine. Threads that end meanwhile are left out.</summary>
internal static class ThreadReader
{
    private const int MaxThreads = 200_000;

    /// <exception cref="EvidenceException">The machine's kernel threads can't be seen: a container, hidepid, or a recording without processes.</exception>
    public static List<ThreadFacts> Read(IHostFiles files)
    {
        var processes = Ids(files, "/proc");
        // kthreadd is always process 2; where it isn't, these are not the machine's processes.
        if (files.ReadText("/proc/2/stat") is not { } kthreadd || !kthreadd.Contains("(kthreadd)", StringComparison.Ordinal))
            throw new EvidenceException("The kernel's threads are not to be seen in /proc: a recording without them, a container, or hidepid.");
        var threads = new List<ThreadFacts>();
        foreach (var process in processes)
        {
            foreach (var thread in Ids(files, $"/proc/{process}/task"))
            {
                if (threads.Count == MaxThreads)
                    throw new EvidenceException($"The machine has more than {MaxThreads} threads; they are not looked at.");
                if (Read(files, process, thread) is { } facts)
                    threads.Add(facts);
            }
        }

        return threads;
    }

    private static ThreadFacts? Read(IHostFiles files, int process, int thread)
    {
        var folder = $"/proc/{process}/task/{thread}";
        string? stat, status;
        try
        {
            stat = files.ReadText($"{folder}/stat");
            status = files.ReadText($"{folder}/status");
        }
        catch (IOException)
        {
            // ESRCH: the thread ended between opening and reading.
            return null;
        }

        if (stat is null || status is null)
            return null;
        // The name in parentheses may hold anything, so fields count from the last one (proc_pid_stat(5)).
        var open = stat.IndexOf('(', StringComparison.Ordinal);
        var close = stat.LastIndexOf(')');
        if (open < 0 || close < open)
            throw new InvalidDataException($"{folder}/stat doesn't hold what the kernel writes there.");
        var fields = stat[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        const string Allowed = "Cpus_allowed_list:";
        var at = status.IndexOf(Allowed, StringComparison.Ordinal);
        if (fields.Length < 39 || at < 0 || !CpuSet.TryParse(Line(status, at + Allowed.Length), out var cpus)
            || !uint.TryParse(fields[6], NumberStyles.None, CultureInfo.InvariantCulture, out var flags)
            || !int.TryParse(fields[37], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            || !int.TryParse(fields[38], NumberStyles.None, CultureInfo.InvariantCulture, out var policy))
            throw new InvalidDataException($"{folder}/stat and status don't hold what the kernel writes there.");
        return new ThreadFacts
        {
            ProcessId = process,
            ThreadId = thread,
            Name = stat[(open + 1)..close],
            Flags = flags,
            RealTimePriority = priority,
            Policy = (SchedulerClass)policy,
            Allowed = cpus,
        };
    }

    private static ReadOnlySpan<char> Line(string text, int from)
    {
        var rest = text.AsSpan(from);
        var end = rest.IndexOf('\n');
        return end < 0 ? rest : rest[..end];
    }

    private static IEnumerable<int> Ids(IHostFiles files, string folder) => files.List(folder)
        .Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Order();
}
