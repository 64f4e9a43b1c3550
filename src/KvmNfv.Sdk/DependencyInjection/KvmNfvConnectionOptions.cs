using System.ComponentModel.DataAnnotations;
using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.DependencyInjection;

/// <summary>A named connection as configuration can state it.</summary>
public sealed class KvmNfvConnectionOptions
{
    /// <summary>Any URI that libvirt knows, passed on as it is. The default is null: libvirt's own default.</summary>
    public string? Uri { get; set; }

    /// <summary>Whether the connection can only look. The default is false.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>How many asynchronous calls run at once, 2 to 64 (<see cref="LibvirtConnectionOptions.MaxConcurrentCalls"/>). The default is 5.</summary>
    [Range(2, 64)]
    public int MaxConcurrentCalls { get; set; } = 5;

    internal void ApplyTo(LibvirtConnectionOptions options)
    {
        options.Uri = Uri;
        options.ReadOnly = ReadOnly;
        options.MaxConcurrentCalls = MaxConcurrentCalls;
    }
}
