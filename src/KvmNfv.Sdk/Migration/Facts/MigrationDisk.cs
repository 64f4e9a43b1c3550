using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>A disk of the domain.</summary>
public sealed record MigrationDisk
{
    /// <summary>The target name, such as <c>vda</c>.</summary>
    public required string Target { get; init; }

    /// <summary>libvirt's disk type: <c>file</c>, <c>block</c>, <c>network</c>, <c>volume</c> ...</summary>
    public required string Type { get; init; }

    /// <summary>The path or name of its source; null for an empty drive.</summary>
    public string? Source { get; init; }

    /// <summary>Whether both hosts see the same content; null when unknown.</summary>
    public bool? Shared { get; init; }

    /// <summary>Whether the guest cannot write to it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>QEMU's cache mode where the document sets one: <c>none</c>, <c>writeback</c> ...</summary>
    public string? Cache { get; init; }

    /// <summary>Its size; null when unknown.</summary>
    public MemorySize? Size { get; init; }
}
