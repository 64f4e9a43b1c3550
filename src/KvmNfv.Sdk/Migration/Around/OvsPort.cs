using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>A port of Open vSwitch behind a vhost-user interface.</summary>
/// <param name="Name">The port's name.</param>
/// <param name="Path">The socket that QEMU listens on.</param>
internal sealed record OvsPort(string Name, string Path)
{
    /// <summary>The ports of a domain's document.</summary>
    /// <exception cref="InvalidOperationException">A socket's path can't be a port: it is written into commands.</exception>
    public static IReadOnlyList<OvsPort> Of(string domainXml) =>
    [
        .. DomainDocument.Parse(domainXml).Devices.Interfaces.OfType<VhostUserInterface>()
            .Where(i => i.Source.Mode?.Value == "server" && i.Source.Path is not null)
            .Select(i => Of(i.Source.Path!, i.Mac.Address?.ToString() ?? "an interface")),
    ];

    private static OvsPort Of(string path, string nic)
    {
        var name = System.IO.Path.GetFileName(path);
        return System.IO.Path.IsPathFullyQualified(path) && name.Length > 0 && !name.StartsWith('-') && name.All(IsNameCharacter) && !path.Any(c => char.IsControl(c) || c is '"' or '\\')
            ? new OvsPort(name, path)
            : throw new InvalidOperationException($"The vhost-user socket '{path}' of {nic} can't be a port of Open vSwitch: its last part must be of letters, digits, '.', '_' and '-'.");
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
