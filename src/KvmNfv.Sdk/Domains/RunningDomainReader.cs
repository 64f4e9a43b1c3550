using System.Globalization;
using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Domains;

/// <summary>
/// Finds the QEMU of a running domain on this machine and reads what it got from the kernel. The process is the one whose command line has the
/// domain's UUID, as libvirt starts it; where that is not just one, QEMU is asked, which needs a connection that may write and marks the domain as tainted
/// (custom-monitor). Thread-safe.
/// </summary>
/// <param name="files">This machine's files; null means <see cref="HostFiles.Live"/>.</param>
public sealed class RunningDomainReader(IHostFiles? files = null)
{
    // The longest command line that Linux takes is a quarter of the stack's limit, 2 MiB by default.
    private const int MaxCommandLine = 8 << 20;

    private readonly IHostFiles _files = files ?? HostFiles.Live;

    /// <summary>Reads a running domain.</summary>
    /// <param name="connection">The hypervisor.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="document">Its document: how many vCPUs, how large cells.</param>
    /// <param name="plan">Its plan, if there is one: counts more than the document.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What the kernel shows; null when the hypervisor is not on this machine, or its process can't be found.</returns>
    public async Task<DomainActual?> ReadAsync(
        ILibvirtConnection connection, IDomain domain, DomainDocument document, PlacementPlan? plan = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(document);
        if (!HostReader.IsLocal(connection.Uri))
            return null;
        var (process, threads) = FindProcesses(domain.Uuid) is [var only] ? (only, null) : await AskAsync(domain, cancellationToken).ConfigureAwait(false);
        if (process is null)
            return null;
        var reader = new DomainActualReader(_files);
        try
        {
            return plan is not null ? reader.Read(process.Value, plan, threads) : reader.Read(process.Value, (int)Math.Min(document.Vcpu.Value ?? 1, 4096), Cells(document), threads);
        }
        catch (InvalidOperationException)
        {
            // It ended between finding and reading.
            return null;
        }
    }

    /// <summary>The processes started with <c>-uuid</c> and the domain's UUID.</summary>
    internal List<int> FindProcesses(Guid uuid)
    {
        var (found, wanted) = (new List<int>(), $"\0-uuid\0{uuid:D}\0");
        foreach (var name in _files.List("/proc"))
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && CommandLine(process)?.Contains(wanted, StringComparison.Ordinal) == true)
                found.Add(process);
        }

        return found;
    }

    private string? CommandLine(int process)
    {
        try
        {
            return _files.ReadText($"/proc/{process}/cmdline", MaxCommandLine);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // It ended while it was read, or is hidden from us: not a process that can be read anyway.
            return null;
        }
    }

    private async Task<(int? Process, DomainThreadIds? Threads)> AskAsync(IDomain domain, CancellationToken cancellationToken)
    {
        try
        {
            var vcpus = await domain.QemuMonitorCommandAsync("""{"execute":"query-cpus-fast"}""", cancellationToken: cancellationToken).ConfigureAwait(false);
            var ioThreads = await domain.QemuMonitorCommandAsync("""{"execute":"query-iothreads"}""", cancellationToken: cancellationToken).ConfigureAwait(false);
            var threads = DomainThreadIds.FromQmp(vcpus, ioThreads);
            return (threads.VCpus.Values.Select(ProcessOf).FirstOrDefault(p => p is not null), threads);
        }
        catch (LibvirtException)
        {
            // A connection for looking only, or a driver without QEMU: what can't be asked stays unseen, which the caller says.
            return (null, null);
        }
    }

    // "Tgid:\t1234" in /proc/TID/status (proc_pid_status(5)) is the process that a thread belongs to.
    private int? ProcessOf(int thread)
    {
        const string Name = "Tgid:";
        var line = _files.ReadText($"/proc/{thread}/status")?.Split('\n').FirstOrDefault(l => l.StartsWith(Name, StringComparison.Ordinal));
        return int.TryParse(line?[Name.Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : null;
    }

    private static EquatableList<MemorySize> Cells(DomainDocument document) => document.Cpu.Numa.Cells.Count > 0
        ? [.. document.Cpu.Numa.Cells.Select(c => c.Memory ?? MemorySize.Zero)]
        : [document.Memory ?? MemorySize.Zero];
}
