using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt.Tests.Streams;

/// <summary>Connects a plain stream with a volume, which the public surface only does for its own streams.</summary>
internal static class VolumeCalls
{
    public static void Upload(StorageVolume volume, LibvirtStream stream, bool sparse)
    {
        using var one = volume.Lease();
        using var two = stream.Lease();
        var flags = sparse ? StorageVolUploadFlags.SparseStream : StorageVolUploadFlags.None;
        Assert.That(Native.virStorageVolUpload(one.Pointer, two.Pointer, 0, 0, (uint)flags), Is.Zero);
    }

    public static void Download(StorageVolume volume, LibvirtStream stream, bool sparse)
    {
        using var one = volume.Lease();
        using var two = stream.Lease();
        var flags = sparse ? StorageVolDownloadFlags.SparseStream : StorageVolDownloadFlags.None;
        Assert.That(Native.virStorageVolDownload(one.Pointer, two.Pointer, 0, 0, (uint)flags), Is.Zero);
    }
}
