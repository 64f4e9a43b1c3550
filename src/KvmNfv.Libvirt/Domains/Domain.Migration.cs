using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

public sealed unsafe partial class Domain
{
    /// <summary>Migrates the domain to another connection; this process drives it (managed direct).</summary>
    /// <param name="destination">A connection to the destination's hypervisor.</param>
    /// <param name="parameters">Parameters, named in <see cref="MigrateParam"/>; null for none.</param>
    /// <param name="flags">How to migrate.</param>
    /// <returns>The domain at the destination.</returns>
    /// <exception cref="LibvirtException">The migration failed; the domain goes on at the source unless the message says otherwise.</exception>
    // SAFETY: both connections and the parameters stay alive during the call.
    public Domain Migrate(LibvirtConnection destination, TypedParameterList? parameters, DomainMigrateFlags flags)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var native = new TypedParameterArgument(parameters ?? []);
        using var target = destination.Lease();
        using var self = Lease();
        return Migrated(destination, Native.virDomainMigrate3(self.Pointer, target.Pointer, native.Pointer, (uint)native.Count, (uint)flags), "virDomainMigrate3");
    }

    /// <summary>Migrates the domain with libvirt's second signature; kept for programs that port C code.</summary>
    /// <param name="destination">A connection to the destination's hypervisor.</param>
    /// <param name="xml">The document for the destination; null for the same.</param>
    /// <param name="flags">How to migrate.</param>
    /// <param name="name">The name at the destination; null for the same.</param>
    /// <param name="uri">Where the data goes; null for the hypervisor's choice.</param>
    /// <param name="bandwidthMiBps">The limit in MiB/s; 0 for none.</param>
    /// <returns>The domain at the destination.</returns>
    // SAFETY: both connections and the strings stay alive during the call.
    public Domain Migrate(LibvirtConnection destination, string? xml, DomainMigrateFlags flags, string? name, string? uri, ulong bandwidthMiBps)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var nativeXml = new Utf8Argument(xml, stackalloc byte[Utf8Argument.StackSize]);
        using var nativeName = new Utf8Argument(name, stackalloc byte[Utf8Argument.StackSize]);
        using var nativeUri = new Utf8Argument(uri, stackalloc byte[Utf8Argument.StackSize]);
        using var target = destination.Lease();
        using var self = Lease();
        return Migrated(destination, Native.virDomainMigrate2(self.Pointer, target.Pointer, nativeXml.Pointer, (nuint)flags, nativeName.Pointer,
            nativeUri.Pointer, checked((nuint)bandwidthMiBps)), "virDomainMigrate2");
    }

    /// <summary>Migrates the domain with libvirt's first signature; kept for programs that port C code.</summary>
    /// <inheritdoc cref="Migrate(LibvirtConnection, string?, DomainMigrateFlags, string?, string?, ulong)"/>
    // SAFETY: both connections and the strings stay alive during the call.
    public Domain Migrate(LibvirtConnection destination, DomainMigrateFlags flags, string? name, string? uri, ulong bandwidthMiBps)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var nativeName = new Utf8Argument(name, stackalloc byte[Utf8Argument.StackSize]);
        using var nativeUri = new Utf8Argument(uri, stackalloc byte[Utf8Argument.StackSize]);
        using var target = destination.Lease();
        using var self = Lease();
        return Migrated(destination, Native.virDomainMigrate(self.Pointer, target.Pointer, (nuint)flags, nativeName.Pointer, nativeUri.Pointer,
            checked((nuint)bandwidthMiBps)), "virDomainMigrate");
    }

    /// <summary>Migrates the domain without blocking the caller; cancelling aborts the migration and waits for its end.</summary>
    /// <inheritdoc cref="Migrate(LibvirtConnection, TypedParameterList?, DomainMigrateFlags)"/>
    public Task<IDomain> MigrateAsync(ILibvirtConnection destination, TypedParameterList? parameters, DomainMigrateFlags flags,
        CancellationToken cancellationToken = default)
    {
        var target = LibvirtConnection.Of(destination);
        return Gate.RunJob<IDomain>(this, () => Migrate(target, parameters, flags), cancellationToken);
    }

    /// <summary>Migrates the domain; the source's daemon drives it (peer-to-peer), so it goes on when this process ends.</summary>
    /// <param name="destinationUri">The destination's libvirt URI as the source sees it; null for a direct migration by the hypervisor alone.</param>
    /// <param name="parameters">Parameters, named in <see cref="MigrateParam"/>; null for none.</param>
    /// <param name="flags">How to migrate.</param>
    /// <exception cref="LibvirtException">The migration failed; the domain goes on at the source unless the message says otherwise.</exception>
    // SAFETY: the connection, the string and the parameters stay alive during the call.
    public void MigrateToUri(string? destinationUri, TypedParameterList? parameters, DomainMigrateFlags flags)
    {
        using var nativeUri = new Utf8Argument(destinationUri, stackalloc byte[Utf8Argument.StackSize]);
        using var native = new TypedParameterArgument(parameters ?? []);
        using var self = Lease();
        if (Native.virDomainMigrateToURI3(self.Pointer, nativeUri.Pointer, native.Pointer, (uint)native.Count, (uint)flags) < 0)
            throw LibvirtException.FromLastError("virDomainMigrateToURI3");
    }

    /// <summary>Migrates the domain with libvirt's second signature; kept for programs that port C code.</summary>
    /// <param name="connectionUri">The destination's libvirt URI; null for a direct migration.</param>
    /// <param name="migrationUri">Where the data goes; null for the hypervisor's choice.</param>
    /// <param name="xml">The document for the destination; null for the same.</param>
    /// <param name="flags">How to migrate.</param>
    /// <param name="name">The name at the destination; null for the same.</param>
    /// <param name="bandwidthMiBps">The limit in MiB/s; 0 for none.</param>
    // SAFETY: the connection and the strings stay alive during the call.
    public void MigrateToUri(string? connectionUri, string? migrationUri, string? xml, DomainMigrateFlags flags, string? name, ulong bandwidthMiBps)
    {
        using var nativeConnection = new Utf8Argument(connectionUri, stackalloc byte[Utf8Argument.StackSize]);
        using var nativeMigration = new Utf8Argument(migrationUri, stackalloc byte[Utf8Argument.StackSize]);
        using var nativeXml = new Utf8Argument(xml, stackalloc byte[Utf8Argument.StackSize]);
        using var nativeName = new Utf8Argument(name, stackalloc byte[Utf8Argument.StackSize]);
        using var self = Lease();
        if (Native.virDomainMigrateToURI2(self.Pointer, nativeConnection.Pointer, nativeMigration.Pointer, nativeXml.Pointer, (nuint)flags,
            nativeName.Pointer, checked((nuint)bandwidthMiBps)) < 0)
            throw LibvirtException.FromLastError("virDomainMigrateToURI2");
    }

    /// <summary>Migrates the domain with libvirt's first signature; kept for programs that port C code.</summary>
    /// <param name="destinationUri">The destination's libvirt URI, or the hypervisor's own.</param>
    /// <param name="flags">How to migrate.</param>
    /// <param name="name">The name at the destination; null for the same.</param>
    /// <param name="bandwidthMiBps">The limit in MiB/s; 0 for none.</param>
    // SAFETY: the connection and the strings stay alive during the call.
    public void MigrateToUri(string destinationUri, DomainMigrateFlags flags, string? name, ulong bandwidthMiBps)
    {
        ArgumentNullException.ThrowIfNull(destinationUri);
        using var nativeUri = new Utf8Argument(destinationUri, stackalloc byte[Utf8Argument.StackSize]);
        using var nativeName = new Utf8Argument(name, stackalloc byte[Utf8Argument.StackSize]);
        using var self = Lease();
        if (Native.virDomainMigrateToURI(self.Pointer, nativeUri.Pointer, (nuint)flags, nativeName.Pointer, checked((nuint)bandwidthMiBps)) < 0)
            throw LibvirtException.FromLastError("virDomainMigrateToURI");
    }

    /// <summary>Migrates the domain without blocking the caller; cancelling aborts the migration and waits for its end.</summary>
    /// <inheritdoc cref="MigrateToUri(string?, TypedParameterList?, DomainMigrateFlags)"/>
    public Task MigrateToUriAsync(string? destinationUri, TypedParameterList? parameters, DomainMigrateFlags flags, CancellationToken cancellationToken = default) =>
        Gate.RunJob(this, () => MigrateToUri(destinationUri, parameters, flags), cancellationToken);

    private static Domain Migrated(LibvirtConnection destination, nint pointer, string operation) => pointer == 0
        ? throw LibvirtException.FromLastError(operation) : new Domain(destination, new DomainHandle(pointer));
}
