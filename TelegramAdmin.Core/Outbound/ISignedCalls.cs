using System.Text.Json.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Outbound;

/// <summary>Tells another program of something, at an address that somebody of the team wrote: signed as Standard Webhooks say, and tried again until it arrives.</summary>
public interface ISignedCalls
{
    /// <summary>Writes the call down in the caller's transaction; it is made after the commit.</summary>
    Task QueueAsync(AppDbContext db, SignedCall call);
}

/// <param name="Type">What happened, such as <c>rule.acted</c>.</param>
/// <param name="Data">Has <c>bot_id</c> as a field that is not the last.</param>
public sealed record SignedCall(WorkspaceId WorkspaceId, string Url, string Type, JsonObject Data);
