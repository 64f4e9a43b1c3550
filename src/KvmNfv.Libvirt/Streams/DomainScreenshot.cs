namespace KvmNfv.Libvirt;

/// <summary>A picture of a guest's screen.</summary>
/// <remarks>Dispose it after reading.</remarks>
public sealed class DomainScreenshot : IDisposable, IAsyncDisposable
{
    /// <summary>Makes one.</summary>
    /// <param name="mimeType">The format of the picture, such as <c>image/x-portable-pixmap</c>.</param>
    /// <param name="content">The picture, to be read once.</param>
    public DomainScreenshot(string mimeType, Stream content)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        ArgumentNullException.ThrowIfNull(content);
        MimeType = mimeType;
        Content = content;
    }

    /// <summary>The format of the picture, as the hypervisor names it.</summary>
    public string MimeType { get; }

    /// <summary>The picture, to be read once. It comes from the hypervisor; treat it as untrusted.</summary>
    public Stream Content { get; }

    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
