using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Output;

/// <summary>The result of <c>domain show</c>. The pins are null where the hypervisor does not tell them.</summary>
internal sealed record DomainDetails(
    int? Id, string Name, Guid Uuid, string State, string? StateReason, string OsType, int Vcpus, ulong MemoryKiB, ulong MaxMemoryKiB,
    ulong CpuTimeNanoseconds, bool Persistent, bool Autostart, CpuPin[]? VcpuPins, string? EmulatorPin, CpuPin[]? IoThreadPins)
{
    public static async Task<DomainDetails> ReadAsync(IDomain domain, CancellationToken cancellationToken)
    {
        var state = await domain.GetStateAsync(cancellationToken).ConfigureAwait(false);
        var info = await domain.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        var vcpus = await AskAsync(domain.GetVcpuPinsAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        var emulator = await AskAsync(domain.GetEmulatorPinAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        var ioThreads = await AskAsync(domain.GetIOThreadsAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        return new(
            DomainWords.RunningId(domain, info.State), domain.Name, domain.Uuid, DomainWords.State(info.State), DomainWords.Reason(state),
            await domain.GetOSTypeAsync(cancellationToken).ConfigureAwait(false),
            info.VcpuCount, info.MemoryKiB, info.MaxMemoryKiB, info.CpuTimeNanoseconds,
            await domain.IsPersistentAsync(cancellationToken).ConfigureAwait(false),
            await domain.GetAutostartAsync(cancellationToken).ConfigureAwait(false),
            vcpus?.Select((cpus, i) => new CpuPin(i, Format(cpus))).ToArray(),
            emulator is null ? null : Format(emulator),
            ioThreads?.Select(t => new CpuPin(t.Id, Format(t.Affinity))).ToArray());
    }

    private static string Format(CpuMap cpus) => CpuSet.From(cpus).ToString();

    /// <summary>The answer, or null from a hypervisor that does not offer the question (the test driver has no emulator threads).</summary>
    private static async Task<T?> AskAsync<T>(Task<T> answer) where T : class?
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (LibvirtUnsupportedException)
        {
            return null;
        }
    }
}
