using System.Text.Json;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>Who writes in the group: somebody of the staff, a member whom only the group knows, or an administrator who stays anonymous.</summary>
/// <param name="Role">Null for everybody who is not of the staff.</param>
public sealed record TopicAuthor(Actor Actor, AdminRole? Role, bool IsAnonymous)
{
    public bool Is(AdminRole role) => Role >= role;

    /// <summary>Null for bots, channels and whoever else is no member.</summary>
    internal static async Task<TopicAuthor?> OfAsync(UpdateContext context, StaffDirectory staff, Message message)
    {
        if (message.SenderChat is { } chat)
            return chat.Id == message.Chat.Id ? new TopicAuthor(new Actor(null, SignatureOf(message) ?? chat.DisplayName), null, IsAnonymous: true) : null;
        if (message.From is not { IsBot: false } from)
            return null;
        var known = await staff.FindAsync(context.Db, context.Bot.WorkspaceId, from.Id);
        return new TopicAuthor(new Actor(known?.AdminId, known?.Name ?? from.FullName), known?.Role, IsAnonymous: false);
    }

    // An anonymous administrator's own title in the group.
    private static string? SignatureOf(Message message) =>
        message.Other?.TryGetValue("author_signature", out var signature) == true && signature.ValueKind == JsonValueKind.String && signature.GetString() is { Length: > 0 } title ? title : null;
}
