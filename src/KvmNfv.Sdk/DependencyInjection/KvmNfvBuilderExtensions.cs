using KvmNfv.Libvirt;
using KvmNfv.Sdk.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds to what <c>AddKvmNfv</c> set up.</summary>
public static class KvmNfvBuilderExtensions
{
    /// <summary>Names a connection; one that configuration names as well gets this URI.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name to ask for it by.</param>
    /// <param name="uri">Any URI that libvirt knows; null for libvirt's own default.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IKvmNfvBuilder AddConnection(this IKvmNfvBuilder builder, string name, string? uri) => builder.AddConnection(name, o => o.Uri = uri);

    /// <summary>Names a connection and sets its options in code, after those of the configuration.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name to ask for it by.</param>
    /// <param name="configure">Sets the options, those that configuration cannot state as well.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IKvmNfvBuilder AddConnection(this IKvmNfvBuilder builder, string name, Action<LibvirtConnectionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure<KvmNfvOptions>(options => options.Connections.TryAdd(name, new KvmNfvConnectionOptions()));
        builder.Services.Configure(name, configure);
        return builder;
    }
}
