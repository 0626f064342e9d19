-- Who acts depends on the state: taken apart, far fewer cases seem to wait than do, and all of them would be read and sorted for one page.
create statistics application_waits (mcv) on state, step_actor from application;
