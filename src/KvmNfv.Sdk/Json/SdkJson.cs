using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KvmNfv.Sdk.Json;

/// <summary>
/// The one way in which the SDK's values become JSON and come back. A generated reader sets init-only properties that the text leaves out to
/// null or zero, not to their initial values; values therefore mend that in their init accessors.
/// </summary>
internal static class SdkJson
{
    // Reasons are sentences: an apostrophe stays one. The text goes to files and terminals, never unescaped into HTML.
    public static SdkJsonContext Context { get; } =
        new(new JsonSerializerOptions(SdkJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    public static T Read<T>(string json, JsonTypeInfo<T> type)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException($"The text is null, not a {typeof(T).Name}.");
        }
        catch (ArgumentException e)
        {
            // Values check themselves in their init accessors; to a reader of JSON that is a fault of the text.
            throw new JsonException($"The text is not a valid {typeof(T).Name}: {e.Message}", e);
        }
    }
}
