namespace TelegramAdmin.Core.Updates;

/// <summary>
/// Code for one kind of update. It runs inside the update's transaction: it reads and writes through <see cref="UpdateContext.Db"/> only,
/// calls nothing outside, and leaves what shall be sent in the outbox.
/// </summary>
public interface IUpdateHandler
{
    UpdateStage Stage { get; }

    Task HandleAsync(UpdateContext context);
}

/// <summary>The order of handlers; within a stage, that of registration.</summary>
public enum UpdateStage
{
    /// <summary>Who is it? Knows the person before anybody else looks.</summary>
    Recognise,

    /// <summary>Writes the message into its conversation.</summary>
    Record,

    /// <summary>Answers. The first that does so sets <see cref="UpdateContext.IsAnswered"/>.</summary>
    Answer,

    /// <summary>What follows from the answer, or from there being none.</summary>
    Conclude,
}
