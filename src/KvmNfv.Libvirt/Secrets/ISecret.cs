namespace KvmNfv.Libvirt;

public partial interface ISecret
{
    /// <summary>Reads the secret's value. The caller should wipe the array after use and never log it.</summary>
    Task<byte[]> GetValueAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets the secret's value.</summary>
    Task SetValueAsync(ReadOnlyMemory<byte> value, CancellationToken cancellationToken = default);
}
