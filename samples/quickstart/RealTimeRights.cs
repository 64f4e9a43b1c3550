using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Samples.Quickstart;

/// <summary>Whether this process may give its children a real-time scheduling class.</summary>
internal static class RealTimeRights
{
    public static bool OfThisProcess(IHostFiles files)
    {
        if (Environment.IsPrivilegedProcess)
            return true;
        // "Max realtime priority     0                    0                    " (proc_pid_limits(5)): the soft limit bounds sched_setscheduler(2).
        const string Name = "Max realtime priority";
        var limit = files.ReadText("/proc/self/limits")?.Split('\n').FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal));
        return limit?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var soft, ..] && soft != "0";
    }
}
