namespace KvmNfv.Sdk.Migration;

/// <summary>How a probe asks and hears. Used by one thread; after it is made, nothing here allocates.</summary>
internal interface IProbeWire : IDisposable
{
    /// <summary>Sends the question of this number, from 1 on. One that can't be sent is one without an answer.</summary>
    /// <exception cref="IOException">No question can be sent at all.</exception>
    void Ask(ulong number);

    /// <summary>Waits until something came, or for that long.</summary>
    void Wait(TimeSpan time);

    /// <summary>Takes what came.</summary>
    /// <param name="number">The number it answers, as the peer says it; 0 where it is no answer.</param>
    /// <returns>Whether anything was there.</returns>
    bool Take(out ulong number);
}
