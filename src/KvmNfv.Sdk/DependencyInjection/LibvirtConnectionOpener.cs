using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.DependencyInjection;

internal sealed class LibvirtConnectionOpener : ILibvirtConnectionOpener
{
    public async Task<ILibvirtConnection> OpenAsync(LibvirtConnectionOptions options) =>
        await LibvirtConnection.OpenAsync(options).ConfigureAwait(false);
}
