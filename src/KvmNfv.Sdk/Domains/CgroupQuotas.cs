using System.Globalization;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Domains;

/// <summary>CPU quotas of threads: cpu.max of cgroup v2 (<c>max 100000</c> or <c>50000 100000</c>), cpu.cfs_quota_us of v1 (-1 for none).</summary>
internal sealed class CgroupQuotas(IHostFiles files)
{
    /// <summary>The tightest limit of the thread's cgroup and those above it.</summary>
    public CpuQuota? Of(int process, int thread)
    {
        CpuQuota? tightest = null;
        foreach (var line in (files.ReadText($"/proc/{process}/task/{thread}/cgroup") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(':', 3);
            var v1 = parts.Length == 3 && parts[1].Split(',').Contains("cpu");
            if (parts.Length < 3 || (!v1 && parts[1].Length > 0))
                continue;
            for (var path = parts[2].TrimEnd('/'); path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
            {
                if ((v1 ? Version1(path) : Version2(path)) is { } quota && (tightest is null || Share(quota) < Share(tightest)))
                    tightest = quota;
            }
        }

        return tightest;
    }

    private static double Share(CpuQuota quota) => quota.QuotaMicroseconds / (double)quota.PeriodMicroseconds;

    private CpuQuota? Version1(string path)
    {
        var folder = "/sys/fs/cgroup/cpu" + path;
        return Make(path, files.ReadText(folder + "/cpu.cfs_quota_us"), files.ReadText(folder + "/cpu.cfs_period_us"));
    }

    private CpuQuota? Version2(string path) =>
        files.ReadText("/sys/fs/cgroup" + path + "/cpu.max")?.Split(' ') is [var quota, var period] ? Make(path, quota, period) : null;

    private static CpuQuota? Make(string path, string? quota, string? period) =>
        long.TryParse(quota, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var q)
            && long.TryParse(period, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var p) && p > 0
            ? new CpuQuota(path, q, p) : null;
}
