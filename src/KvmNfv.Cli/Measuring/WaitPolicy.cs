using System.Text.Json.Serialization;

namespace KvmNfv.Cli.Measuring;

/// <summary>How an end waits for messages.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WaitPolicy>))]
internal enum WaitPolicy
{
    /// <summary>Always looks again.</summary>
    [JsonStringEnumMemberName("poll")]
    Poll,

    /// <summary>Polls for a while, then sleeps until it is woken.</summary>
    [JsonStringEnumMemberName("adaptive")]
    Adaptive,

    /// <summary>Sleeps at once.</summary>
    [JsonStringEnumMemberName("sleep")]
    Sleep,
}
