using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>What somebody puts into the form without typing it: a quick reply, a suggestion. Nothing of it is sent by itself.</summary>
/// <param name="Buttons">In rows.</param>
public sealed record ReplyInsert(string Text, IReadOnlyList<KeptFile> Files, IReadOnlyList<IReadOnlyList<OperatorButton>> Buttons);
