namespace KvmNfv.Libvirt;

/// <summary>A mounted file system in the guest.</summary>
/// <param name="MountPoint">Where it is mounted.</param>
/// <param name="Name">The device in the guest.</param>
/// <param name="Type">The file system type.</param>
/// <param name="Disks">The disks behind it, by target.</param>
public sealed record DomainFileSystem(string MountPoint, string Name, string Type, IReadOnlyList<string> Disks);
