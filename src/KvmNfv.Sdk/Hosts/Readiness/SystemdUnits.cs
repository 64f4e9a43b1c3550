namespace KvmNfv.Sdk.Hosts.Readiness;

/// <summary>What systemd runs, from the files it leaves: a service that runs has a control group of its name.</summary>
internal static class SystemdUnits
{
    private static readonly string[] s_slices = ["/sys/fs/cgroup/system.slice", "/sys/fs/cgroup/unified/system.slice", "/sys/fs/cgroup/systemd/system.slice"];

    /// <summary>Whether a service runs.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="service">The name without <c>.service</c>.</param>
    /// <param name="processes">Names of its processes, by which it is known where there is no systemd; at most 15 characters each.</param>
    /// <exception cref="EvidenceException">Neither control groups nor processes can be seen.</exception>
    public static bool IsActive(CheckContext host, string service, params ReadOnlySpan<string> processes)
    {
        if (!host.IsComplete)
            throw new EvidenceException("These are not the files of a whole machine, so nothing tells which services run.");
        foreach (var slice in s_slices)
        {
            var units = host.List(slice);
            if (units.Count == 0)
                continue;
            var found = units.Contains(service + ".service");
            host.AddEvidence($"{slice}#{service}.service", found ? "present" : $"absent among {units.Count} names");
            return found;
        }

        string[] names = processes.IsEmpty ? [service] : [.. processes];
        var running = host.Threads.FirstOrDefault(t => !t.IsKernel && names.Contains(t.Name, StringComparer.Ordinal));
        host.AddEvidence($"/proc/*/comm#{names[0]}", running?.ToString());
        return running is not null;
    }

    /// <summary>Whether a unit is started at boot by a link in /etc/systemd/system.</summary>
    public static bool IsEnabled(CheckContext host, string unit)
    {
        foreach (var folder in host.List("/etc/systemd/system"))
        {
            if (folder.EndsWith(".wants", StringComparison.Ordinal) && host.List($"/etc/systemd/system/{folder}").Contains(unit))
            {
                host.AddEvidence($"/etc/systemd/system/{folder}/{unit}", "present");
                return true;
            }
        }

        host.AddEvidence($"/etc/systemd/system/*.wants/{unit}", null);
        return false;
    }
}
