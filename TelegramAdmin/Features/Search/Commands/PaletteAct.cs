using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Search.Commands;

/// <summary>Something that the palette does once it was agreed to.</summary>
/// <param name="Title">Verb and object.</param>
/// <param name="Detail">Who is meant, so that nobody is mistaken for somebody else.</param>
/// <param name="Ask">What will happen.</param>
/// <param name="Done">Said afterwards.</param>
public sealed record PaletteAct(string Icon, string Title, string Detail, ConfirmRequest Ask, string Done, Func<Task<Failure?>> RunAsync);
