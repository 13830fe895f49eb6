namespace TelegramAdmin.Core.BotApi;

/// <summary>One call: a method, its parameters as a JSON object, and files where parameters name them (<c>attach://name</c>).</summary>
/// <param name="Timeout">How long to wait for the answer.</param>
public sealed record BotApiRequest(string Method, string Parameters, IReadOnlyList<UploadFile> Files, TimeSpan Timeout)
{
    public static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(30);

    public BotApiRequest(string method, string parameters = "{}") : this(method, parameters, [], UsualTimeout)
    {
    }
}

/// <summary>A file that goes with a call, read again at each try.</summary>
/// <param name="Part">The multipart name that <c>attach://</c> refers to.</param>
public sealed record UploadFile(string Part, string Path, string FileName, string ContentType);
