using System.Globalization;
using System.Text.Json;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Makes a guest's interfaces announce themselves, so that switches learn where they are now. QEMU does so itself at the end of a migration, but before the guest
/// runs, and a switch that is not ready then learns nothing.
/// </summary>
internal static class InterfaceAnnouncer
{
    // QEMU's own defaults (migration/options.c: announce-initial, announce-step, announce-max), in milliseconds.
    private const uint Initial = 50;
    private const uint Step = 100;
    private const uint Most = 550;

    /// <summary>Asks for the announcements; QEMU sends them on its own time: the first after 50 ms, each pause 100 ms longer, at most 550 ms.</summary>
    /// <param name="connection">The host it runs on.</param>
    /// <param name="domain">The running domain.</param>
    /// <param name="rounds">How many, 0 for none.</param>
    /// <param name="tell">Takes what happens; a failure is a warning.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task AnnounceAsync(ILibvirtConnection connection, IDomain domain, int rounds, Action<MigrationEventKind, string> tell, CancellationToken ct)
    {
        if (rounds <= 0)
            return;
        try
        {
            var way = await ByLibvirtAsync(domain, rounds, ct).ConfigureAwait(false) ? "libvirt" : "QEMU's announce-self";
            if (way != "libvirt" && await ByMonitorAsync(domain, rounds, ct).ConfigureAwait(false) is { } error)
                tell(MigrationEventKind.Warning, $"The interfaces could not be announced at {connection.Uri}: QEMU: {error}");
            else
                tell(MigrationEventKind.Hook, $"Interfaces announced {rounds} times by {way}.");
        }
        catch (LibvirtException e)
        {
            tell(MigrationEventKind.Warning, $"The interfaces could not be announced at {connection.Uri}: {e.Message}");
        }
    }

    // False where library or server are too old for it (libvirt 12.5).
    private static async Task<bool> ByLibvirtAsync(IDomain domain, int rounds, CancellationToken ct)
    {
        if (!LibvirtLibrary.Supports("virDomainAnnounceInterface"))
            return false;
        try
        {
            var parameters = new TypedParameterList().Add(DomainAnnounceInterface.Initial, Initial).Add(DomainAnnounceInterface.Max, Most)
                .Add(DomainAnnounceInterface.Rounds, (uint)rounds).Add(DomainAnnounceInterface.Step, Step);
            await domain.AnnounceInterfaceAsync(null, parameters, ct).ConfigureAwait(false);
            return true;
        }
        catch (LibvirtUnsupportedException)
        {
            return false;
        }
    }

    // Gives QEMU's error, or null. announce-self is QEMU 4.0's.
    private static async Task<string?> ByMonitorAsync(IDomain domain, int rounds, CancellationToken ct)
    {
        var command = string.Create(CultureInfo.InvariantCulture,
            $$$"""{"execute":"announce-self","arguments":{"initial":{{{Initial}}},"max":{{{Most}}},"rounds":{{{rounds}}},"step":{{{Step}}}}}""");
        var reply = await domain.QemuMonitorCommandAsync(command, DomainQemuMonitorCommandFlags.Default, ct).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(reply);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("return", out _))
                return null;
        }
        catch (JsonException)
        {
            // Told as it is, below.
        }

        return reply.Length > 200 ? reply[..200] : reply;
    }
}
