namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>The part of the answered message that a reply quotes.</summary>
internal sealed record Quote(string Text, IReadOnlyList<TextEntity> Entities, int Position, bool IsManual);

/// <summary>Where a forwarded message came from.</summary>
internal sealed record Forward(long FromId, long Date);
