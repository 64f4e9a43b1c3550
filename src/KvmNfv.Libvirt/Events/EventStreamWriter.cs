namespace KvmNfv.Libvirt;

/// <summary>The writing end of an <see cref="EventStream{T}"/>, for fakes of the event interfaces in tests.</summary>
/// <typeparam name="T">The type of the events.</typeparam>
/// <remarks>Thread-safe.</remarks>
public sealed class EventStreamWriter<T>
{
    /// <summary>Makes a writer with its stream.</summary>
    /// <param name="options">How events wait; null for the defaults.</param>
    /// <param name="disposed">Called once when the stream is disposed.</param>
    public EventStreamWriter(EventOptions? options = null, Action? disposed = null) => Stream = new(options, disposed);

    /// <summary>The reading end.</summary>
    public EventStream<T> Stream { get; }

    /// <summary>Adds an event; a full stream drops one as its options say.</summary>
    /// <returns>False when the stream has ended.</returns>
    public bool Write(T value) => Stream.Write(value);

    /// <summary>Ends the stream after the events that wait.</summary>
    /// <param name="error">What the reader gets in the end; null for an ordinary end.</param>
    public void Complete(Exception? error = null) => Stream.Complete(error);
}
