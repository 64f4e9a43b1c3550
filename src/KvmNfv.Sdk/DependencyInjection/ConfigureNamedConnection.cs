using KvmNfv.Libvirt;
using Microsoft.Extensions.Options;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>Starts the options of a named connection from configuration; what code says comes after.</summary>
internal sealed class ConfigureNamedConnection(IOptions<KvmNfvOptions> options) : IConfigureNamedOptions<LibvirtConnectionOptions>
{
    public void Configure(string? name, LibvirtConnectionOptions connection)
    {
        if (name is not null && options.Value.Connections.TryGetValue(name, out var configured))
            configured.ApplyTo(connection);
    }

    public void Configure(LibvirtConnectionOptions connection) => Configure(Options.DefaultName, connection);
}
