namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>What <c>AddKvmNfv</c> can be told; bound from the configuration section <see cref="SectionName"/> and validated on start.</summary>
public sealed class KvmNfvOptions
{
    /// <summary>The configuration section, <c>KvmNfv</c>.</summary>
    public const string SectionName = "KvmNfv";

    /// <summary>The name of the connection that is meant where none is named, <c>default</c>. It always exists; its URI is libvirt's own
    /// default unless set here.</summary>
    public const string DefaultConnectionName = "default";

    /// <summary>The connections by name. Names are compared as they are written.</summary>
    public IDictionary<string, KvmNfvConnectionOptions> Connections { get; } = new Dictionary<string, KvmNfvConnectionOptions>(StringComparer.Ordinal);

    /// <summary>The rules by which the placement service places VNFs.</summary>
    public KvmNfvPlacementOptions Placement { get; } = new();
}
