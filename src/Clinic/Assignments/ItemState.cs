namespace Clinic.Assignments;

/// <summary>Where one item of homework stands. In: the homework was handed in. Done: finished, but the homework is not handed in yet.</summary>
public enum ItemState { NotOpened, Started, Done, In, Late }
