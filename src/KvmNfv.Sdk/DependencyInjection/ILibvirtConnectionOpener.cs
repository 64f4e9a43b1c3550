using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>How connections are opened: the seam at which tests put other ones.</summary>
internal interface ILibvirtConnectionOpener
{
    Task<ILibvirtConnection> OpenAsync(LibvirtConnectionOptions options);
}
