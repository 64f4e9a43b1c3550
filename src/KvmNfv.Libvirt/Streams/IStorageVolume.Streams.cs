namespace KvmNfv.Libvirt;

public partial interface IStorageVolume
{
    /// <summary>Opens the volume's content for reading.</summary>
    Task<Stream> OpenDownloadAsync(
        ulong offset = 0, ulong length = 0, StorageVolDownloadFlags flags = StorageVolDownloadFlags.None, CancellationToken cancellationToken = default);

    /// <summary>Opens the volume's content for writing.</summary>
    Task<Stream> OpenUploadAsync(
        ulong offset = 0, ulong length = 0, StorageVolUploadFlags flags = StorageVolUploadFlags.None, CancellationToken cancellationToken = default);

    /// <summary>Copies the volume's content to a stream. Cancelling aborts it.</summary>
    Task DownloadAsync(Stream destination, ulong offset = 0, ulong length = 0, bool sparse = false,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Copies a stream into the volume. Cancelling aborts it.</summary>
    Task UploadAsync(Stream source, ulong offset = 0, bool sparse = false,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default);
}
